using System.Collections.Immutable;
using CnnGen.Generator;
using CnnGen.GeneratorBenchmarks.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>The user's project: the networks' files, and one file beside them.</summary>
internal static class UserProject
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(CnnAttribute).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilationOptions s_options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The project as a compiler finds it that has seen nothing of it yet; the file beside the networks comes last.</summary>
    public static CSharpCompilation Create(GeneratorCase project) => CSharpCompilation.Create(
        "Benchmarks", [.. project.Networks.Select(static network => Parse(network.Text, network.Name + ".cs")), Parse(FileBeside(edits: 0), "Beside.cs")],
        s_references, s_options);

    /// <summary>The project after keystrokes in the file beside the networks.</summary>
    public static CSharpCompilation WithEditBeside(this CSharpCompilation project, int edits) =>
        project.WithEdit(project.SyntaxTrees.Length - 1, FileBeside(edits));

    /// <summary>The project with one file replaced.</summary>
    public static CSharpCompilation WithEdit(this CSharpCompilation project, int file, string text)
    {
        SyntaxTree old = project.SyntaxTrees[file];
        return project.ReplaceSyntaxTree(old, Parse(text, old.FilePath));
    }

    /// <summary>The project with what the generator emits.</summary>
    public static CSharpCompilation Generate(GeneratorCase project)
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(Create(project), out Compilation compilation, out _);
        return (CSharpCompilation)compilation;
    }

    /// <summary>The same project, of which the compiler has seen nothing but the text.</summary>
    public static CSharpCompilation Reparse(CSharpCompilation project) => CSharpCompilation.Create(
        project.AssemblyName, project.SyntaxTrees.Select(static tree => CSharpSyntaxTree.ParseText(tree.GetText(), s_parseOptions, tree.FilePath)), s_references, s_options);

    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: s_parseOptions);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parseOptions, path);

    private static string FileBeside(int edits) => $"namespace Benchmarks;\n\ninternal static class Beside\n{{\n    public static int Edits() => {edits};\n}}\n";
}
