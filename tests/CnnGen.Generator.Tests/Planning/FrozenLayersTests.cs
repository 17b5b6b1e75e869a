using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>Frozen layers: no gradient is planned or emitted that nothing needs.</summary>
public sealed class FrozenLayersTests
{
    private const string Frozen = "Trainable = false";

    [Fact]
    public void NothingGoesBackward_BeforeTheFirstTrainableLayer()
    {
        NetworkPlan plan = Plan(Layers(first: true, second: true, last: false));

        Assert.Equal(
            ["dense1"], plan.Steps.Where(step => step.Runs(Modes.Training) && plan.Training.Gradients[step.Index].Length > 0).Select(static step => step.Name));
        Assert.Equal(0, plan.TransposedLength);
        Assert.Empty(plan.Training.Terms);
        Assert.Equal(
            ["Dense1.BackwardBias", "Dense1.BackwardWeights"],
            Calls(plan).Where(static call => call.Contains(".Backward", StringComparison.Ordinal) || call.Contains(".Transpose", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FrozenLayerAmongTrainableOnes_PassesTheGradientThrough()
    {
        NetworkPlan plan = Plan(Layers(first: false, second: true, last: false));
        string[] calls = [.. Calls(plan)];

        Assert.Contains("Conv2.BackwardData", calls);
        Assert.Contains("Conv2.BackwardActivation", calls);
        Assert.Contains("Conv2.Transpose", calls);
        Assert.DoesNotContain("Conv2.BackwardWeights", calls);
        Assert.DoesNotContain("Conv2.BackwardBias", calls);
        Assert.Contains("Conv1.BackwardWeights", calls);
        Assert.Contains("Dense1.BackwardWeights", calls);
    }

    [Fact]
    public void FrozenTail_StillPassesTheGradientThrough()
    {
        string[] calls = [.. Calls(Plan(Layers(first: false, second: false, last: true)))];

        Assert.Contains("Dense1.BackwardData", calls);
        Assert.DoesNotContain("Dense1.BackwardWeights", calls);
    }

    [Fact]
    public void AllFrozen_HasNoBackwardPass()
    {
        NetworkPlan plan = Plan(Layers(first: true, second: true, last: true));

        Assert.Equal((0, 0L), (plan.LearnedLength, plan.TransposedLength));
        Assert.DoesNotContain(Calls(plan), static call => call.Contains(".Backward", StringComparison.Ordinal) || call.Contains(".Transpose", StringComparison.Ordinal));
        Assert.All(plan.Kernels, static kernel => Assert.False(kernel.ToData || kernel.ToWeights));
    }

    [Fact]
    public void FrozenTensors_LieBehindTheOthers_AndAreListedInTheOrderOfLayers()
    {
        NetworkPlan plan = Plan(Layers(first: true, second: false, last: false));
        NetworkPlan whole = Plan(Layers(first: false, second: false, last: false));

        Assert.Equal(whole.Parameters.Select(static tensor => tensor.Name), plan.Parameters.Select(static tensor => tensor.Name));
        Assert.Equal(
            ["conv2.weight", "conv2.bias", "dense1.weight", "dense1.bias", "conv1.weight", "conv1.bias"],
            plan.Parameters.OrderBy(static tensor => tensor.Offset).Select(static tensor => tensor.Name));
        Assert.Equal(plan.LearnedLength, plan.Parameters[0].Offset);
        Assert.Equal((whole.ParameterLength, whole.ParameterLength), (plan.ParameterLength, whole.LearnedLength));
    }

    [Fact]
    public void KernelOfFrozenLayersAlone_HasNoGradientsOfWeights()
    {
        Assert.Equal((true, true), Has(Layers(first: false, second: true, last: false), "Conv1"));
        Assert.Equal((false, true), Has(Layers(first: false, second: true, last: false), "Conv2"));
        Assert.Equal((false, false), Has(Layers(first: true, second: true, last: false), "Conv2"));

        static (bool Weights, bool Activation) Has(string layers, string className)
        {
            string text = Files(layers).Single(file => file.Contains($"static class {className}\n", StringComparison.Ordinal));
            bool weights = text.Contains("static void BackwardWeights", StringComparison.Ordinal);
            Assert.Equal(weights, text.Contains("static void BackwardBias", StringComparison.Ordinal));
            return (weights, text.Contains("static void BackwardActivation", StringComparison.Ordinal));
        }
    }

    /// <summary>Layers with equal operations share a class: what one of them needs is there.</summary>
    [Theory]
    [InlineData(Frozen, "")]
    [InlineData("", Frozen)]
    public void KernelThatATrainableLayerShares_HasThem(string first, string second)
    {
        string layers = $"[Input(8)]\n[Dense(8{With(first)})]\n[Dense(8{With(second)})]\n[Dense(8{With(first)})]";
        NetworkPlan plan = Plan(layers);

        Kernel kernel = Assert.Single(plan.Kernels);
        Assert.True(kernel is { ToWeights: true, ToData: true });
        Assert.Equal(first.Length == 0 ? 2 : 1, Calls(plan).Count(static call => call == "Dense1.BackwardWeights"));
        Generation generation = Generation.Run(Declared.Source(layers));
        Assert.Empty(generation.CompilerDiagnostics());
    }

    [Fact]
    public void EmittedText_SaysWhatIsFrozen()
    {
        string[] files = [.. Files(Layers(first: true, second: false, last: false))];

        Assert.Contains(files, static file => file.Contains("The parameters of conv1 (Conv2D, 8x8x2 → 8x8x4), which are frozen.", StringComparison.Ordinal));
        Assert.Contains(files, static file => file.Contains("The parameters of conv2 (Conv2D, 8x8x4 → 6x6x6).", StringComparison.Ordinal));
        NetworkPlan plan = Plan(Layers(first: true, second: false, last: false));
        Assert.Contains(files, file => file.Contains(
            FormattableString.Invariant($"// Storage: {plan.ParameterLength} floats of parameters, of which training changes the first {plan.LearnedLength};"), StringComparison.Ordinal));
    }

    [Fact]
    public void TrainableAsByDefault_ChangesNoByte() =>
        Assert.Equal(Files(Layers(false, false, false)), Files(Layers(false, false, false).Replace("Padding.Same", "Padding.Same, Trainable = true", StringComparison.Ordinal)));

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public void EmittedCode_CompilesWithoutWarnings(bool first, bool second, bool last) =>
        Assert.Empty(Generation.Run(Declared.Source(Layers(first, second, last))).CompilerDiagnostics());

    [Fact]
    public void LayerWithoutWeights_CannotBeFrozen()
    {
        Generation generation = Generation.Run(Declared.Source("[Input(8)]\n[Dense(4)]\n[ReLU(Trainable = false)]"));
        Assert.Contains(generation.CompilerDiagnostics(), static diagnostic => diagnostic.Id == "CS0246");
    }

    private static string Layers(bool first, bool second, bool last) => $"""
        [Input(8, 8, 2)]
        [Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU{With(first ? Frozen : "")})]
        [Conv2D(6, 3, Activation = Activation.ReLU{With(second ? Frozen : "")})]
        [MaxPool2D(2)]
        [Flatten]
        [Dropout(0.5)]
        [Dense(5{With(last ? Frozen : "")})]
        [Softmax]
        """;

    private static string With(string argument) => argument.Length == 0 ? "" : ", " + argument;

    private static NetworkPlan Plan(string layers) => NetworkPlanner.Plan(Declared.Network(layers), withInputGradient: false);

    private static IEnumerable<string> Files(string layers) => NetworkEmitter.Emit(Declared.Network(layers)).Select(static file => file.Text);

    /// <summary>The methods that training calls, and the repacking before it.</summary>
    private static IEnumerable<string> Calls(NetworkPlan plan)
    {
        string passes = NetworkEmitter.EmitKernels(plan.Network, EmissionOptions.Product).Select(static file => file.Text)
            .Single(static text => text.Contains("static class Passes", StringComparison.Ordinal));
        return passes[passes.IndexOf("static double Train(", StringComparison.Ordinal)..].Split('\n')
            .Select(static line => line.Trim()).Where(static line => line.EndsWith(");", StringComparison.Ordinal) && line.Contains('('))
            .Select(static line => line[..line.IndexOf('(')]);
    }
}
