using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Diagnostics;

public sealed class BudgetTests : DiagnosticsTest
{
    // conv1: 6 * 25 + 6 = 156 parameters, 24 * 24 * 150 = 86,400 multiply-adds; dense1: 864 * 20 + 20 = 17,300; dense2: 210.
    private const string Layers = "[Input(28, 28)]\n[Conv2D(6, 5, Activation = Activation.ReLU)]\n[MaxPool2D(2)]\n[Flatten]\n[Dense(20, Activation = Activation.ReLU)]\n[Dense(10)]\n[Softmax]";

    private const string Branches =
        """
        [Input(8, 8, 3)]
        [Conv2D(6, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
        [Conv2D(6, 3, Padding = Padding.Same)]
        [Add("conv1", Activation = Activation.ReLU)]
        [GlobalAveragePool2D]
        [Dense(6, Activation = Activation.Sigmoid)]
        [Multiply("add1")]
        [Concatenate("input")]
        [Flatten]
        [Dense(10)]
        [Softmax]
        """;

    private const string Order = "heaviest: dense1 (17,300), dense2 (210), conv1 (156)";

    [Theory]
    [InlineData("[Budget({|CNN058:MaxParameters = 17_665|})]", "'Net' has 17,666 parameters and a budget of 17,665; " + Order)]
    [InlineData("[Budget({|CNN060:MaxMultiplyAdds = 1|})]", "'Net' needs 103,880 multiply-adds per sample and has a budget of 1; heaviest: conv1 (86,400), dense1 (17,280), dense2 (200)")]
    [InlineData("[Budget({|CNN020:MaxParameters = 0|})]", "Net: MaxParameters is 0; it must be at least 1")]
    [InlineData("[Budget({|CNN020:MaxScratchBytes = long.MinValue|})]", "Net: MaxScratchBytes is -9223372036854775808; it must be at least 1")]
    [InlineData("[Budget({|CNN020:MaxMultiplyAdds = -1|})]", "Net: MaxMultiplyAdds is -1; it must be at least 1")]
    public Task OverBudget_UnderlinesTheLimit(string budget, string message) => ExpectLayersAsync($"{budget}\n{Layers}", message);

    // conv1: 6 * 27 + 6 = 168 parameters, conv2: 6 * 54 + 6 = 330, dense1: 6 * 6 + 6 = 42, dense2: 576 * 10 + 10 = 5,770; conv2: 64 * 6 * 54 = 20,736 multiply-adds.
    [Theory]
    [InlineData("{|CNN058:MaxParameters = 6_309|}", "'Net' has 6,310 parameters and a budget of 6,309; heaviest: dense2 (5,770), conv2 (330), conv1 (168)")]
    [InlineData("{|CNN060:MaxMultiplyAdds = 9|}", "'Net' needs 36,900 multiply-adds per sample and has a budget of 9; heaviest: conv2 (20,736), conv1 (10,368), dense2 (5,760)")]
    public Task Branches_CountOnceEach(string limit, string message) => ExpectLayersAsync($"[Budget({limit})]\n{Branches}", message);

    /// <summary>conv1 is kept until the sum, which overwrites conv2: 2 * 8 * 8 * 6 floats.</summary>
    [Fact]
    public async Task ScratchOfASum_IsThatOfItsInputs()
    {
        const string layers = "[Input(8, 8, 3)]\n[Conv2D(6, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n[Conv2D(6, 1)]\n[Add(\"conv1\")]\n[GlobalAveragePool2D]";
        await ExpectLayersAsync($"[Budget(MaxScratchBytes = 3_072)]\n{layers}");
        await ExpectLayersAsync(
            $"[Budget({{|CNN059:MaxScratchBytes = 3_071|}})]\n{layers}",
            "'Net' needs 3,072 bytes of scratch for one sample and has a budget of 3,071; largest outputs, in bytes: conv1 (1,536), conv2 (1,536)");
    }

    [Theory]
    [InlineData("[Budget(MaxParameters = 17_666, MaxMultiplyAdds = 103_880)]")]
    [InlineData("[Budget(MaxParameters = long.MaxValue, MaxScratchBytes = 1_000_000)]")]
    [InlineData("[Budget]")]
    public Task WithinBudget_IsSilent(string budget) => ExpectLayersAsync($"{budget}\n{Layers}");

    [Fact]
    public async Task Scratch_IsFourTimesScratchLength_ToTheByte()
    {
        NetworkPlan plan = NetworkPlanner.Plan(Declared.Network(Layers), withInputGradient: false);
        long bytes = 4 * plan.PredictionScratch;
        await ExpectLayersAsync($"[Budget(MaxScratchBytes = {bytes})]\n{Layers}");
        await ExpectLayersAsync(
            $"[Budget({{|CNN059:MaxScratchBytes = {bytes - 1}|}})]\n{Layers}",
            FormattableString.Invariant($"'Net' needs {bytes:#,0} bytes of scratch for one sample and has a budget of {bytes - 1:#,0}; largest outputs, in bytes: conv1 (13,824), pool1 (3,456), dense1 (80)"));
    }

    [Fact]
    public Task EachLimit_IsReported() => ExpectAsync(
        $"using CnnGen;\n[Cnn]\n{Layers}\npartial class Net;\n[Budget({{|CNN058:MaxParameters = 100|}}, {{|CNN060:MaxMultiplyAdds = 100|}})]\npartial class Net;",
        "'Net' has 17,666 parameters and a budget of 100; " + Order,
        "'Net' needs 103,880 multiply-adds per sample and has a budget of 100; heaviest: conv1 (86,400), dense1 (17,280), dense2 (200)");

    [Fact]
    public Task BudgetOfAWrongNetwork_IsSilent() => ExpectLayersAsync(
        "[Budget(MaxParameters = 1)]\n[Input(8)]\n[Dense({|CNN020:0|})]", "dense1: units is 0; it must be at least 1");

    [Fact]
    public Task BudgetWithoutCnn_IsAWarning() => ExpectAsync(
        "using CnnGen;\n[{|CNN100:Budget(MaxParameters = 1)|}] class Net;",
        "'Net' has layer attributes but no [Cnn], so nothing is generated for it; add [Cnn], or remove them");

    [Fact]
    public void OverBudget_StillGeneratesTheNetwork()
    {
        Generation generation = Generation.Run(Declared.Source($"[Budget(MaxParameters = 1)]\n{Layers}"));
        Assert.Contains(generation.Files, static file => file.SourceText.ToString().Contains("ParameterCount => 17666;", StringComparison.Ordinal));
        Assert.Empty(generation.CompilerDiagnostics());
    }

    [Theory]
    [InlineData(Layers)]
    [InlineData(Branches)]
    [InlineData("[Input(9, 7, 6)]\n[Conv2D(4, 3, 2, Groups = 2, StrideWidth = 2, Padding = Padding.Same)]\n[DepthwiseConv2D(3, DepthMultiplier = 2, UseBias = false)]\n[GlobalMaxPool2D]\n[Dense(3, UseBias = false)]")]
    public void Costs_AreThoseOfTheEmittedProperties(string layers)
    {
        Network network = Declared.Network(layers);
        string text = string.Concat(Generation.Run(Declared.Source(layers)).Files.Select(static file => file.SourceText));
        Assert.Contains($"ParameterCount => {network.Layers.Sum(static layer => (long)LayerCost.Parameters(layer))};", text, StringComparison.Ordinal);
        Assert.Contains($"MultiplyAddCount => {network.Layers.Sum(static layer => (long)LayerCost.MultiplyAdds(layer))};", text, StringComparison.Ordinal);
    }
}
