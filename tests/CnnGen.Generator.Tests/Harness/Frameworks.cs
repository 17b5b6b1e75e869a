using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>References that lack what emitted code needs.</summary>
internal static class Frameworks
{
    /// <summary>.NET Standard 2.0 without the library: as old as .NET Framework 4.7.2 for what matters here, having neither spans nor vectors.</summary>
    public static ImmutableArray<MetadataReference> NetStandard { get; } =
    [
        .. Directory.EnumerateFiles(Metadata("NetStandard"), "*.dll").Order(StringComparer.Ordinal).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The above and the library, by force.</summary>
    public static ImmutableArray<MetadataReference> NetStandardWithLibrary { get; } =
        [.. NetStandard, MetadataReference.CreateFromFile(typeof(CnnAttribute).Assembly.Location)];

    /// <summary>The running framework without the library.</summary>
    public static ImmutableArray<MetadataReference> WithoutLibrary { get; } =
        [.. Compile.Sources().References.Where(static reference => Path.GetFileName(reference.Display) != Path.GetFileName(typeof(CnnAttribute).Assembly.Location))];

    /// <summary>The running framework and the library under other names than its own.</summary>
    public static ImmutableArray<MetadataReference> WithAliases(params string[] aliases) =>
        [.. WithoutLibrary, MetadataReference.CreateFromFile(typeof(CnnAttribute).Assembly.Location).WithAliases(aliases)];

    private static string Metadata(string key) =>
        typeof(Frameworks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
