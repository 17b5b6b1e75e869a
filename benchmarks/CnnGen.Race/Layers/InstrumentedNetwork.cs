using System.Reflection;
using CnnGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Race.Layers;

/// <summary>A network, generated once more from its declaration, whose passes tell <see cref="Laps"/> when each layer's call is over.</summary>
/// <param name="Type">The network's class.</param>
/// <param name="Calls">The calls of its passes, by their numbers.</param>
internal sealed record InstrumentedNetwork(Type Type, IReadOnlyList<LayerCall> Calls)
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest);

    /// <param name="name">The class's name, and that of the file that declares it.</param>
    public static InstrumentedNetwork Compile(string name)
    {
        SyntaxTree declaration = CSharpSyntaxTree.ParseText(Declaration(name), s_parsing);
        var compilation = CSharpCompilation.Create(
            $"{name}Laps", [declaration], References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: s_parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);

        var rewriter = new LapRewriter();
        SyntaxTree passes = generated.SyntaxTrees.Single(static tree => tree.FilePath.EndsWith("Passes.g.cs", StringComparison.Ordinal));
        SyntaxNode root = rewriter.Visit(passes.GetRoot());
        Assembly assembly = Load(generated.ReplaceSyntaxTree(passes, passes.WithRootAndOptions(root, s_parsing)));
        return new InstrumentedNetwork(assembly.GetTypes().Single(type => type.Name == name), rewriter.Calls);
    }

    private static Assembly Load(Compilation compilation)
    {
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        return result.Success
            ? Assembly.Load(bytes.ToArray())
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }

    private static string Declaration(string name)
    {
        using Stream stream = typeof(InstrumentedNetwork).Assembly.GetManifestResourceStream($"{name}.cs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
}
