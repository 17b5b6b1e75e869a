using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>Lengths are counted in 64 bits, and what is reported is what is emitted.</summary>
public sealed class PlannedBuffersTests
{
    private const long Map = 4096L * 4096 * 8;

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void Training_KeepsEveryValueAndTwoGradients(int layers)
    {
        NetworkPlan plan = Plan(layers);
        Assert.Equal((layers * Map) + (2 * (Map + Machine.Slack)), plan.TrainingScratch);
        Assert.Equal(Enumerable.Range(0, layers).Select(static layer => layer * Map), plan.Training.Values.Select(static value => value.Offset));
        Assert.All(plan.Training.Gradients, gradient => Assert.InRange(gradient.Offset, layers * Map, plan.TrainingScratch - Map - Machine.Slack));
    }

    [Fact]
    public void AfterTheLastLayerThatFits_TheNextIsReported()
    {
        Assert.Null(PlannedBuffers.FindTooLong(Plan(13)));
        TooManyElements tooLong = Assert.IsType<TooManyElements>(PlannedBuffers.FindTooLong(Plan(14)));
        Assert.Equal((13, Quantity.TrainingMemory, Plan(14).TrainingScratch), (tooLong.Layer, tooLong.Quantity, (long)tooLong.Count));
    }

    [Fact]
    public void WhatIsEmitted_IsWhatWasChecked()
    {
        string[] layers = ["[Input(4096, 4096, 8)]", .. Enumerable.Repeat("[Conv2D(8, 3, Padding = Padding.Same)]", 13)];
        Generation generation = Generation.Run(Declared.Source(string.Join('\n', layers)));
        Assert.Contains(
            generation.Files, file => file.SourceText.ToString().Contains(FormattableString.Invariant($"ScratchLength: {Plan(13).TrainingScratch},"), StringComparison.Ordinal));
        Assert.Empty(generation.CompilerDiagnostics());
    }

    [Theory]
    [InlineData("[Input(4, 4, 8)]\n[ReLU]\n[Flatten]\n[Dense(10)]", 16)]
    [InlineData("[Input(4096, 4096, 4)]\n[ReLU]\n[Flatten]\n[Dense(1)]", 16)]
    [InlineData("[Input(16384, 8192, 1)]\n[Conv2D(7, 1)]\n[MaxPool2D(3)]\n[Flatten]\n[Dense(1)]", 11)]
    public void Predictions_TakeAsManySamplesAtATimeAsABufferHolds(string layers, int samples)
    {
        NetworkPlan plan = NetworkPlanner.Plan(Declared.Network(layers), withInputGradient: false);
        Assert.Equal(samples, plan.PredictionTile);
        Assert.InRange(plan.Prediction.SampleLength + (samples * plan.Prediction.TileLength), 1, Limits.MaxBuffer);
        Generation generation = Generation.Run(Declared.Source(layers));
        Assert.Contains(generation.Files, file => file.SourceText.ToString().Contains(FormattableString.Invariant($"Math.Min(count, {samples})"), StringComparison.Ordinal));
        Assert.Empty(generation.CompilerDiagnostics());
    }

    private static NetworkPlan Plan(int layers)
    {
        Size three = new(3, 3);
        Size one = new(1, 1);
        DeclaredLayer[] declared =
        [
            .. Enumerable.Range(1, layers).Select(layer => new DeclaredLayer(
                new Conv2DLayer($"conv{layer}", 8, three, one, new PaddingSpec(PaddingMode.Same, default), one, 1, UseBias: true, ActivationFunction.None), IsSound: true, new([layer - 2]))),
        ];
        Network small = Declared.Network("[Input(8, 8, 8)]\n[Conv2D(8, 3)]\n[Loss(Loss.MeanSquaredError)]");
        Shape input = Shape.Spatial(4096, 4096, 8);
        ShapeOutcome outcome = ShapeInference.Infer(input, isCertain: true, declared);
        Assert.Empty(outcome.Errors);
        return NetworkPlanner.Plan(small with { Input = input, Layers = outcome.Layers }, withInputGradient: false);
    }
}
