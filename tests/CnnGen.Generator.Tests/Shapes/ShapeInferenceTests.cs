using CnnGen.Generator.Model;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Tests.Shapes;

public sealed class ShapeInferenceTests
{
    private static readonly Size s_one = new(1, 1);

    [Fact]
    public void ClassicNetwork_HasTheShapesOfItsTable()
    {
        ShapeOutcome outcome = Infer(
            Shape.Spatial(28, 28, 1),
            Conv(32, 5),
            Pool(2),
            Conv(64, 5),
            Pool(2),
            new FlattenLayer("flatten1"),
            new DenseLayer("dense1", 128, UseBias: true, ActivationFunction.None),
            new DropoutLayer("dropout1", 0.5),
            new DenseLayer("dense2", 10, UseBias: true, ActivationFunction.None),
            new SoftmaxLayer("softmax1"));

        Assert.Empty(outcome.Errors);
        Assert.Equal(
            ["24x24x32", "12x12x32", "8x8x64", "4x4x64", "1024", "128", "128", "10", "10"],
            outcome.Layers.Select(static layer => layer.Output.ToString()));
        Assert.Equal("24x24x32", outcome.Layers[1].Input.ToString());
    }

    [Fact]
    public void SameWindow_IsResolvedSideBySide()
    {
        Conv2DLayer layer = new(
            "conv1", 8, new Size(4, 3), new Size(1, 2), new PaddingSpec(PaddingMode.Same, default), new Size(1, 2), 1, UseBias: true, ActivationFunction.None);
        ShapedLayer shaped = Assert.Single(Infer(Shape.Spatial(6, 7, 2), layer).Layers);

        Assert.Equal("6x4x8", shaped.Output.ToString());
        Assert.Equal(new Window(new Size(4, 3), new Size(1, 2), new Size(1, 2), new Pads(1, 2, 2, 2)), shaped.Window);
    }

    [Fact]
    public void ExplicitPads_ReachTheWindowAsTheyAre()
    {
        Pads pads = new(0, 1, 2, 3);
        Conv2DLayer layer = Conv(8, 3) with { Padding = new PaddingSpec(PaddingMode.Explicit, pads) };
        ShapedLayer shaped = Assert.Single(Infer(Shape.Spatial(5, 5, 1), layer).Layers);

        Assert.Equal("5x7x8", shaped.Output.ToString());
        Assert.Equal(pads, shaped.Window!.Value.Pads);
    }

    [Fact]
    public void Depthwise_MultipliesChannels()
    {
        DepthwiseConv2DLayer layer = new("depthwise1", new Size(3, 3), s_one, default, s_one, 3, UseBias: false, ActivationFunction.None);
        Assert.Equal("6x6x12", Infer(Shape.Spatial(8, 8, 4), layer).Layers[0].Output.ToString());
    }

    [Fact]
    public void UpSampling_MultipliesHeightAndWidth() => Assert.Equal(
        "16x24x4", Infer(Shape.Spatial(8, 8, 4), new UpSampling2DLayer("upsampling1", new Size(2, 3))).Layers[0].Output.ToString());

    [Fact]
    public void GlobalPool_LeavesChannelsFlat_AndFlattenOfFlatIsTheIdentity()
    {
        ShapeOutcome outcome = Infer(Shape.Spatial(8, 8, 4), new GlobalPool2DLayer("pool1", PoolKind.Max), new FlattenLayer("flatten1"));
        Assert.Equal([Shape.Flat(4), Shape.Flat(4)], outcome.Layers.Select(static layer => layer.Output));
    }

    [Fact]
    public void MapsOfOnePixel_AndKernelsAsLargeAsTheInput_Fit()
    {
        ShapeOutcome outcome = Infer(Shape.Spatial(5, 5, 3), Conv(7, 5), Conv(2, 1), Pool(1));
        Assert.Empty(outcome.Errors);
        Assert.Equal("1x1x2", outcome.Layers[2].Output.ToString());
    }

    [Fact]
    public void EveryExtreme_HasAnOutcome()
    {
        int[] extremes = [1, 3, int.MaxValue];
        foreach (int number in extremes)
        {
            foreach (int other in extremes)
            {
                Size size = new(number, other);
                foreach (PaddingMode mode in Enum.GetValues<PaddingMode>())
                {
                    PaddingSpec padding = new(mode, new Pads(other, number, other, number));
                    Conv2DLayer conv = new("conv1", number, size, size, padding, size, other, UseBias: true, ActivationFunction.None);
                    Pool2DLayer pool = new("pool1", PoolKind.Max, size, size, padding, size, CeilMode: true, CountIncludePad: false);
                    DenseLayer dense = new("dense1", number, UseBias: true, ActivationFunction.None);
                    ShapeOutcome outcome = Infer(Shape.Spatial(number, other, other), conv, pool, new FlattenLayer("flatten1"), dense);
                    Assert.Equal(4, outcome.Layers.Count);
                    Assert.All(outcome.Layers, static layer => Assert.True(layer.Output.Length > 0));
                }
            }
        }
    }

    [Fact]
    public void ThousandLayers_AreInferred()
    {
        Layer[] layers = [.. Enumerable.Repeat<Layer>(Conv(4, 1), 1000)];
        Assert.Equal("9x9x4", Infer(Shape.Spatial(9, 9, 4), layers).Layers[999].Output.ToString());
    }

    private static ShapeOutcome Infer(Shape input, params Layer[] layers) =>
        ShapeInference.Infer(input, isCertain: true, [.. layers.Select(static (layer, index) => new DeclaredLayer(layer, IsSound: true, new([index - 1])))]);

    private static Conv2DLayer Conv(int filters, int kernel) =>
        new("conv", filters, new Size(kernel, kernel), s_one, default, s_one, 1, UseBias: true, ActivationFunction.None);

    private static Pool2DLayer Pool(int size) =>
        new("pool", PoolKind.Max, new Size(size, size), new Size(size, size), default, s_one, CeilMode: false, CountIncludePad: false);
}
