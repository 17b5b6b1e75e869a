using CnnGen.Generator.Tests.Emission;
using CnnGen.Generator.Tests.Harness;
using CnnGen.Generator.Tests.Robustness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Incrementality;

/// <summary>A host that runs no implementation outputs, as an editor may while its user types, gets signatures alone, and the user's code compiles.</summary>
public sealed class EditorOutputTests
{
    private const string Layers =
        "[CnnGen.Cnn, CnnGen.Input(8, 8), CnnGen.Conv2D(4, 3, Name = \"entryPoints\"), CnnGen.MaxPool2D(2), CnnGen.Flatten, CnnGen.Dropout(0.5), CnnGen.Dense(3, Name = \"tables\"), CnnGen.Softmax]";

    private const string Use =
        """
        namespace Mine;

        static class Use
        {
            public static float Run(System.ReadOnlySpan<float> x, System.Span<float> y, int[] labels)
            {
                Net net = new(seed: 3);
                net.Predict(x, y);
                net.Predict(x, y, new float[Net.ScratchLength]);
                net.Predict(x, y, threads: 2);
                System.Console.WriteLine(net.Classify(x) + Net.InputLength + Net.Summary + Net.Diagram + Net.Layers.Length + net.Parameters.Names.Count);
                System.Console.WriteLine(net.EntryPoints.Weight.Name + net.Tables.Bias.Name);
                return new CnnGen.Trainer<Net>(net, new CnnGen.Adam()).Step(x, labels);
            }
        }
        """;

    public static TheoryData<string> Sources =>
    [
        "namespace Mine; " + Layers + " public sealed partial class Net;",
        "namespace Mine; " + Layers + " partial class Net { public Net(string path) : this(1) => Parameters.Load(path); }",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void UsersCode_CompilesWithoutBodies(string source)
    {
        CSharpCompilation compilation = Compile.Sources(source, Use);
        Generation editor = RunAsEditor(compilation);
        Assert.Empty(editor.CompilerDiagnostics());
        using MemoryStream image = new();
        Assert.True(editor.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        Assert.Empty(Generation.Run(compilation).CompilerDiagnostics());
    }

    [Fact]
    public void StrictestSettings_HaveNoWarningWithoutBodies()
    {
        CSharpCompilation compilation = Compile.Sources("/// <summary>A net.</summary>\n" + Layers + "public partial class Net;");
        Generation editor = RunAsEditor(compilation.WithOptions(compilation.Options.WithOverflowChecks(true).WithWarningLevel(9999).WithGeneralDiagnosticOption(ReportDiagnostic.Error)));
        Assert.Empty(editor.CompilerDiagnostics());
    }

    [Fact]
    public void Editor_WritesTheSameSignatures_AndNoKernel()
    {
        CSharpCompilation compilation = Compile.Sources(LargeNetworks.Vgg16, Samples.Nested, Samples.Wrong);
        Generation build = Generation.Run(compilation);
        Generation editor = RunAsEditor(compilation);
        Assert.False(editor.Result.TrackedSteps.ContainsKey(NetworkGenerator.BodiesStep));
        Assert.False(editor.Result.TrackedSteps.ContainsKey(NetworkGenerator.KernelsStep));
        Assert.Equal(
            ["Vgg16.EntryPoints.g.cs", "Vgg16.Parameters.g.cs", "Vgg16.Tables.g.cs", "Vgg16.g.cs"],
            Names(editor).Where(static name => name.StartsWith("Vgg16", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(Texts(editor).Except(Texts(build)));
        Assert.Empty(new[] { "Vgg16.EntryPoints.Bodies.g.cs", "Vgg16.Passes.g.cs", "Vgg16.Conv1.g.cs", "Vgg16.Loss.g.cs" }.Except(Names(build)));
    }

    private static Generation RunAsEditor(CSharpCompilation compilation) =>
        Generation.Run(Generation.NewDriver(IncrementalGeneratorOutputKind.Implementation), compilation, out _);

    private static IEnumerable<string> Names(Generation generation) => generation.Files.Select(static file => file.HintName);

    private static IEnumerable<string> Texts(Generation generation) => generation.Files.Select(static file => $"{file.HintName}\n{file.SourceText}");
}
