using System.Collections.Immutable;
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

    private static readonly IncrementalStepRunReason[] s_same = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static readonly string[] s_behindTheTransform = [NetworkGenerator.PlanStep, NetworkGenerator.SignaturesStep, NetworkGenerator.BodiesStep];

    [Theory]
    [InlineData("[Conv2D", "// three by three\n[Conv2D")]
    [InlineData("[Cnn", "\n\n/* a network */ [Cnn")]
    [InlineData("Flatten, Dense(3)", "Flatten,\n    Dense(  3 )")]
    [InlineData("Dense(3)", "Dense(1 + 2)")]
    [InlineData("Helper() => 1", "Helper() => 22222")]
    [InlineData("Helper() => 1", "Helper() => 1 +")]
    [InlineData("int Helper", "string Name { get; set; } = \"\"; int Helper")]
    [InlineData("Conv2D(4, 3)", "Conv2D(filters: 4, kernelSize: 3, Stride = 1)")]
    public void EditThatLeavesTheNetwork_RegeneratesNothing(string before, string after) =>
        AssertNothingRan(Edit(0, Net.Replace(before, after, StringComparison.Ordinal)));

    [Theory]
    [InlineData("class Elsewhere { int y; }\n")]
    [InlineData("class Elsewhere { int")]
    [InlineData("")]
    public void EditInAnotherFile_RegeneratesNothing(string text) => AssertNothingRan(Edit(2, text));

    [Theory]
    [InlineData("Conv2D(4, 3)", "Conv2D(8, 3)")]
    [InlineData("Conv2D(4, 3)", "Conv2D(4, 3, Name = \"stem\")")]
    [InlineData("[Conv2D(4, 3)]", "")]
    [InlineData("class Net", "class Net2")]
    public void EditOfANetwork_PlansAndRegeneratesItAlone(string before, string after)
    {
        Generation edited = Edit(0, Net.Replace(before, after, StringComparison.Ordinal));
        Assert.Single(Reasons(edited, NetworkGenerator.NetworkStep), IncrementalStepRunReason.Modified);
        Assert.All(
            s_behindTheTransform,
            step => Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(edited, step)));
    }

    [Fact]
    public void EditOfAnActivation_LeavesTheSignatures()
    {
        Generation edited = Edit(0, Net.Replace("Conv2D(4, 3)", "Conv2D(4, 3, Activation = Activation.ReLU)", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached], Reasons(edited, NetworkGenerator.SignaturesStep));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(edited, NetworkGenerator.BodiesStep));
    }

    [Fact]
    public void EditOfALayer_WritesTheKernelsThatItChanges()
    {
        const string Stack = "using CnnGen;\n\n[Cnn, Input(8, 8)]\n[Conv2D(4, 3), Conv2D(5, 3), Conv2D(6, 3), Flatten, Dense(3)]\npublic partial class Net;\n";
        Generation edited = Edit(0, Stack, Stack.Replace("Conv2D(5, 3)", "Conv2D(7, 3)", StringComparison.Ordinal));
        Assert.Equal(
            [
                IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached,
                IncrementalStepRunReason.Cached,
            ],
            Reasons(edited, NetworkGenerator.KernelsStep));
    }

    [Fact]
    public void EditThatBreaksANetwork_PlansNothing()
    {
        Generation edited = Edit(0, Net.Replace("Conv2D(4, 3)", "Conv2D(4, 30)", StringComparison.Ordinal));
        Assert.All(
            s_behindTheTransform,
            step => Assert.Equal([IncrementalStepRunReason.Removed, IncrementalStepRunReason.Cached], Reasons(edited, step)));
        Assert.Equal([IncrementalStepRunReason.New], Reasons(edited, NetworkGenerator.StubStep));
    }

    [Fact]
    public void MistakesOfTheSameKind_KeepTheStub()
    {
        GeneratorDriver driver = Generation.NewDriver();
        CSharpCompilation wrong = Compile.Sources(Net.Replace("Conv2D(4, 3)", "Conv2D(4, 30)", StringComparison.Ordinal));
        Generation.Run(driver, wrong, out driver);
        CSharpCompilation stillWrong = Compile.Sources(Net.Replace("Conv2D(4, 3)", "Conv2D(4, 31)", StringComparison.Ordinal));
        Generation second = Generation.Run(driver, stillWrong, out _);
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(second, NetworkGenerator.StubStep));
    }

    private static void AssertNothingRan(Generation edited)
    {
        Assert.All(Reasons(edited, NetworkGenerator.NetworkStep), static reason => Assert.Contains(reason, s_same));
        Assert.All(s_behindTheTransform, step => Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Reasons(edited, step)));
        Assert.All(Reasons(edited, NetworkGenerator.KernelsStep), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Outcomes(edited.Result.TrackedOutputSteps.SelectMany(static steps => steps.Value)), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static Generation Edit(int file, string text) => Edit(file, Net, text);

    private static Generation Edit(int file, string net, string text)
    {
        CSharpCompilation compilation = Compile.Sources(net, Other, Elsewhere);
        Generation.Run(Generation.NewDriver(), compilation, out GeneratorDriver driver);
        SyntaxTree old = compilation.SyntaxTrees[file];
        SyntaxTree edited = CSharpSyntaxTree.ParseText(text, Compile.ParseOptions, old.FilePath, cancellationToken: TestContext.Current.CancellationToken);
        return Generation.Run(driver, compilation.ReplaceSyntaxTree(old, edited), out _);
    }

    private static IncrementalStepRunReason[] Reasons(Generation generation, string step) =>
        generation.Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? Outcomes(steps) : [];

    private static IncrementalStepRunReason[] Outcomes(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason)];
}
