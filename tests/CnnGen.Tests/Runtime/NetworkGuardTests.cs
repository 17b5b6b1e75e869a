using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

public sealed class NetworkGuardTests
{
    private static readonly SampleShape s_input = SampleShape.Spatial(28, 28, 1);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(784, 10, 1)]
    [InlineData(2352, 30, 3)]
    public void WholeSamples_AreCounted(int inputs, int outputs, int samples)
        => Assert.Equal(samples, NetworkGuard.CheckPredict(new float[inputs], new float[outputs], s_input, SampleShape.Flat(10)));

    [Theory]
    [InlineData(700, 10, "inputs", "A whole number of samples of 784 (28x28x1) was expected, but the inputs have 700 floats.")]
    [InlineData(784, 9, "outputs", "10 floats were expected, 1 sample of 10, but the outputs have 9.")]
    [InlineData(1568, 10, "outputs", "20 floats were expected, 2 samples of 10, but the outputs have 10.")]
    [InlineData(0, 10, "outputs", "0 floats were expected")]
    public void WrongLengths_SayWhatWasExpected(int inputs, int outputs, string argument, string message)
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(
            argument, () => NetworkGuard.CheckPredict(new float[inputs], new float[outputs], s_input, SampleShape.Flat(10)));
        Assert.StartsWith(message, failure.Message);
    }

    [Fact]
    public void Overlaps_Throw()
    {
        float[] memory = new float[40];
        Assert.Throws<ArgumentException>("outputs", () => NetworkGuard.CheckPredict(memory.AsSpan(0, 10), memory.AsSpan(9, 10), SampleShape.Flat(5), SampleShape.Flat(5)));
        Assert.Throws<ArgumentException>("outputs", () => NetworkGuard.CheckPredict(memory.AsSpan(0, 10), memory.AsSpan(0, 10), SampleShape.Flat(5), SampleShape.Flat(5)));
        Assert.Throws<ArgumentException>("scratch", () => NetworkGuard.CheckScratch(memory.AsSpan(0, 10), memory.AsSpan(10, 10), memory.AsSpan(5, 5), 5));
        Assert.Throws<ArgumentException>("scratch", () => NetworkGuard.CheckScratch(memory.AsSpan(0, 10), memory.AsSpan(10, 10), memory.AsSpan(19, 5), 5));
        NetworkGuard.CheckScratch(memory.AsSpan(0, 10), memory.AsSpan(10, 10), memory.AsSpan(20, 5), 5);
    }

    [Fact]
    public void ShortScratch_SaysHowMuchIsNeeded()
    {
        ArgumentException failure = Assert.Throws<ArgumentException>("scratch", () => NetworkGuard.CheckScratch([], [], new float[99], 100));
        Assert.Contains("At least 100 floats of scratch were expected, but there are 99", failure.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(783)]
    [InlineData(1568)]
    public void OtherThanOneSample_Throws(int length)
        => Assert.Throws<ArgumentException>("input", () => NetworkGuard.CheckSingle(new float[length], s_input));

    [Fact]
    public void IndexOfLargest_IsTheFirstOfEquals_AndNaNCountsAsLargest()
    {
        Assert.Equal(-1, NetworkGuard.IndexOfLargest([]));
        Assert.Equal(0, NetworkGuard.IndexOfLargest([-5]));
        Assert.Equal(1, NetworkGuard.IndexOfLargest([1, 3, 3, 2]));
        Assert.Equal(0, NetworkGuard.IndexOfLargest([0f, -0f]));
        Assert.Equal(2, NetworkGuard.IndexOfLargest([1, float.PositiveInfinity, float.NaN, float.NaN]));
        Assert.Equal(0, NetworkGuard.IndexOfLargest([float.NaN, 1]));
        Assert.Equal(0, NetworkGuard.IndexOfLargest([float.NegativeInfinity, float.NegativeInfinity]));
    }
}
