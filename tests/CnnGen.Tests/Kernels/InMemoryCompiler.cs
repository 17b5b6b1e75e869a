using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using CnnGen.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Tests.Kernels;

/// <summary>Compiles emitted files in the oldest language that they promise to work with, at the strictest settings, where every warning fails.</summary>
internal static class InMemoryCompiler
{
    /// <param name="files">Paths and texts.</param>
    /// <param name="checkOverflow">Whether the project that the code lands in checks arithmetic.</param>
    public static Assembly Compile(IEnumerable<(string Path, string Text)> files, bool checkOverflow = false)
    {
        (string Path, string Text)[] sources = [.. files];
        byte[] image = ImageCache.GetOrAdd(
            [checkOverflow.ToString(), .. sources.Select(static source => source.Path + "\n" + source.Text)], () => CompileToImage(sources, checkOverflow));
        return new AssemblyLoadContext("emitted", isCollectible: true).LoadFromStream(new MemoryStream(image));
    }

    private static byte[] CompileToImage((string Path, string Text)[] sources, bool checkOverflow)
    {
        CSharpParseOptions parseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: checkOverflow,
            allowUnsafe: false,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Emitted", sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, parseOptions, source.Path)), CompilationReferences.All, options);
        using MemoryStream image = new();
        ImmutableArray<Diagnostic> diagnostics = compilation.Emit(image).Diagnostics;
        Assert.True(diagnostics.All(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Hidden), Explain(diagnostics));
        return image.ToArray();
    }

    /// <summary>The first diagnostic of each kind, with its line.</summary>
    private static string Explain(ImmutableArray<Diagnostic> diagnostics)
    {
        IEnumerable<string> kinds = diagnostics.DistinctBy(static diagnostic => diagnostic.Id).Select(static diagnostic =>
            $"{diagnostic}\n{diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}");
        return $"{diagnostics.Length} diagnostics:\n{string.Join('\n', kinds)}";
    }
}
