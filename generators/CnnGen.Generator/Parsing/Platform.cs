using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Parsing;

/// <summary>What emitted code calls, by the newest of each assembly.</summary>
internal static class Platform
{
    private const string Vector = "System.Runtime.Intrinsics.Vector512";

    /// <summary>Came with .NET 9, as the last of all that emitted code uses.</summary>
    private const string NewestMember = "MultiplyAddEstimate";

    private static readonly string[] s_libraryTypes = ["CnnGen.ICnn`1", "CnnGen.CompilerServices.NetworkGuard"];

    /// <summary>What the framework lacks; null where it lacks nothing.</summary>
    public static string? MissingInFramework(Compilation compilation)
    {
        if (!Has(compilation, "System.Span`1"))
        {
            return "System.Span";
        }

        return compilation.GetTypesByMetadataName(Vector).Any(static type => !type.GetMembers(NewestMember).IsEmpty) ? null : $"{Vector}.{NewestMember}";
    }

    /// <summary>What is missing of the library; null where it is referenced.</summary>
    public static string? MissingInLibrary(Compilation compilation) =>
        Array.Find(s_libraryTypes, type => !Has(compilation, type))?.Split('`')[0];

    /// <summary>The alias without which the library cannot be named; null where it can be, as by its plain name.</summary>
    public static string? AliasOfLibrary(Compilation compilation) =>
        compilation.GetTypesByMetadataName(s_libraryTypes[0]).FirstOrDefault()?.ContainingAssembly is { } library
        && compilation.GetMetadataReference(library)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases
        && !aliases.Contains(MetadataReferenceProperties.GlobalAlias)
            ? aliases[0]
            : null;

    private static bool Has(Compilation compilation, string type) => !compilation.GetTypesByMetadataName(type).IsEmpty;
}
