namespace CnnGen.Tests.Runtime;

public sealed class SampleShapeTests
{
    [Fact]
    public void Map_HasItsSizes()
    {
        SampleShape shape = SampleShape.Spatial(28, 24, 3);
        Assert.Equal((28, 24, 3, false, 672, 2016), (shape.Height, shape.Width, shape.Channels, shape.IsFlat, shape.Pixels, shape.Length));
        Assert.Equal("28x24x3", shape.ToString());
    }

    [Fact]
    public void FlatVector_IsOnePixel()
    {
        SampleShape shape = SampleShape.Flat(784);
        Assert.Equal((1, 1, 784, true, 1, 784), (shape.Height, shape.Width, shape.Channels, shape.IsFlat, shape.Pixels, shape.Length));
        Assert.Equal("784", shape.ToString());
    }

    [Fact]
    public void MapOfOnePixel_IsNoFlatVector()
    {
        Assert.NotEqual(SampleShape.Flat(10), SampleShape.Spatial(1, 1, 10));
        Assert.Equal(SampleShape.Spatial(1, 1, 10), SampleShape.Spatial(1, 1, 10));
    }

    [Theory]
    [InlineData(0, 1, 1, "height")]
    [InlineData(1, -1, 1, "width")]
    [InlineData(1, 1, 0, "channels")]
    [InlineData(65_536, 32_768, 1, "width")]
    [InlineData(46_340, 46_340, 2, "channels")]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, "width")]
    public void SizesOfNoSample_AreNamed(int height, int width, int channels, string argument) =>
        Assert.Throws<ArgumentOutOfRangeException>(argument, () => SampleShape.Spatial(height, width, channels));

    [Fact]
    public void NoFeatures_AreNamed() => Assert.Throws<ArgumentOutOfRangeException>("features", () => SampleShape.Flat(0));

    [Fact]
    public void LargestSample_IsFine() => Assert.Equal(int.MaxValue, SampleShape.Spatial(int.MaxValue, 1, 1).Length);
}
