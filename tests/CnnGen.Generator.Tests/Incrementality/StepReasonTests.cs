using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Incrementality;

/// <summary>Which steps run again after an edit.</summary>
public sealed class StepReasonTests
{
    private const string Net = "using CnnGen;\n\n[Cnn, Input(8, 8)]\n[Conv2D(4, 3)]\n[Flatten, Dense(3)]\npublic partial class Net\n{\n    int Helper() => 1;\n}\n";
    private const string Other = "using CnnGen;\n\n[Cnn, Input(5), Dense(2)]\npublic partial class Other;\n";
    private const string Elsewhere = "class Elsewhere { int x; }\n";

    [Theory]
    [InlineData("[Conv2D", "// three by three\n[Conv2D")]
    [InlineData("[Cnn", "\n\n/* a network */ [Cnn")]
    [InlineData("Flatten, Dense(3)", "Flatten,\n    Dense(  3 )")]
    [InlineData("Dense(3)", "Dense(1 + 2)")]
    [InlineData("Helper() => 1", "Helper() => 22222")]
    [InlineData("int Helper", "string Name { get; set; } = \"\"; int Helper")]
    [InlineData("Conv2D(4, 3)", "Conv2D(filters: 4, kernelSize: 3, Stride = 1)")]
    public void EditThatLeavesTheNetwork_RegeneratesNothing(string before, string after)
    {
        Reasons reasons = Edit(0, Net.Replace(before, after, StringComparison.Ordinal));
        Assert.All(reasons.Network, static reason => Assert.Contains(reason, s_same));
        Assert.All(reasons.Files, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(reasons.Outputs, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void EditInAnotherFile_RegeneratesNothing()
    {
        Reasons reasons = Edit(2, "class Elsewhere { int y; }\n");
        Assert.All(reasons.Network, static reason => Assert.Contains(reason, s_same));
        Assert.All(reasons.Files.Concat(reasons.Outputs), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("Conv2D(4, 3)", "Conv2D(8, 3)")]
    [InlineData("Conv2D(4, 3)", "Conv2D(4, 3, Activation = Activation.ReLU)")]
    [InlineData("Conv2D(4, 3)", "Conv2D(4, 3, Name = \"stem\")")]
    [InlineData("[Conv2D(4, 3)]", "")]
    [InlineData("Conv2D(4, 3)", "Conv2D(4, 30)")]
    [InlineData("class Net", "class Net2")]
    public void EditOfANetwork_RegeneratesItAlone(string before, string after)
    {
        Reasons reasons = Edit(0, Net.Replace(before, after, StringComparison.Ordinal));
        Assert.Single(reasons.Network, IncrementalStepRunReason.Modified);
        Assert.Single(reasons.Files, IncrementalStepRunReason.Modified);
        Assert.Single(reasons.Files, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void MistakesOfTheSameKind_KeepTheStub()
    {
        GeneratorDriver driver = Generation.NewDriver();
        CSharpCompilation wrong = Compile.Sources(Net.Replace("Conv2D(4, 3)", "Conv2D(4, 30)", StringComparison.Ordinal));
        Generation.Run(driver, wrong, out driver);
        CSharpCompilation stillWrong = Compile.Sources(Net.Replace("Conv2D(4, 3)", "Conv2D(4, 31)", StringComparison.Ordinal));
        Generation second = Generation.Run(driver, stillWrong, out _);
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons.Of(second).Files);
    }

    private static readonly IncrementalStepRunReason[] s_same = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static Reasons Edit(int file, string text)
    {
        CSharpCompilation compilation = Compile.Sources(Net, Other, Elsewhere);
        Generation.Run(Generation.NewDriver(), compilation, out GeneratorDriver driver);
        SyntaxTree old = compilation.SyntaxTrees[file];
        SyntaxTree edited = CSharpSyntaxTree.ParseText(text, Compile.ParseOptions, old.FilePath, cancellationToken: TestContext.Current.CancellationToken);
        return Reasons.Of(Generation.Run(driver, compilation.ReplaceSyntaxTree(old, edited), out _));
    }

    private sealed record Reasons(IncrementalStepRunReason[] Network, IncrementalStepRunReason[] Files, IncrementalStepRunReason[] Outputs)
    {
        public static Reasons Of(Generation generation) => new(
            Outcomes(generation.Result.TrackedSteps[NetworkGenerator.NetworkStep]),
            Outcomes(generation.Result.TrackedSteps[NetworkGenerator.FilesStep]),
            Outcomes(generation.Result.TrackedOutputSteps.SelectMany(static steps => steps.Value)));

        private static IncrementalStepRunReason[] Outcomes(IEnumerable<IncrementalGeneratorRunStep> steps) =>
            [.. steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason)];
    }
}
