using System.Collections.Immutable;
using System.Text;
using CnnGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>Compilations as a user has them: the running runtime's assemblies and the library, optimised as the documentation asks for.</summary>
internal static class Compile
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is string name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll"))
            .Append(typeof(CnnAttribute).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>A library of the given files, called <c>0.cs</c>, <c>1.cs</c> and so on.</summary>
    public static CSharpCompilation Sources(params string[] sources) => Sources(ParseOptions, sources);

    /// <summary>As above, in another version of the language.</summary>
    public static CSharpCompilation Sources(CSharpParseOptions options, params string[] sources) => Sources(options, s_references, sources);

    /// <summary>As above, against another framework.</summary>
    public static CSharpCompilation Sources(CSharpParseOptions options, IEnumerable<MetadataReference> references, params string[] sources) => CSharpCompilation.Create(
        "Sample",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"{index}.cs", Encoding.UTF8)),
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What the analyzer reports beside the generated code, as in a build.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(params string[] sources) =>
        await AnalyzeAsync(Generation.Run(Sources(sources)).Output);

    /// <summary>What the analyzer reports on a compilation that holds the generated code already.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="headers">Of the weight files that the project builds in.</param>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, params AdditionalText[] headers)
    {
        ImmutableArray<Diagnostic> diagnostics = await new CompilationWithAnalyzers(compilation, [new NetworkAnalyzer()], new AnalyzerOptions([.. headers]))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
