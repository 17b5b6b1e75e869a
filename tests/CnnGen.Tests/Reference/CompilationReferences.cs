using Microsoft.CodeAnalysis;

namespace CnnGen.Tests.Reference;

/// <summary>What a compilation in memory refers to: the framework and every assembly beside this one.</summary>
internal static class CompilationReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
