namespace CnnGen.Tests.Naive;

public sealed class SpecialFunctionsTests
{
    // The values of C's erf; the series here loses a few last bits to its exponential factor.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-3, 0.001128378790969236)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(3.5, 0.9999992569016276)]
    [InlineData(7, 1)]
    public void Erf_MatchesTables(double x, double expected)
    {
        Assert.Equal(expected, SpecialFunctions.Erf(x), 2e-15);
        Assert.Equal(-expected, SpecialFunctions.Erf(-x), 2e-15);
    }

    [Theory]
    [InlineData(1e-7)]
    [InlineData(-3e-6)]
    [InlineData(0.25)]
    public void SmallArguments_KeepTheirDigits(double x)
    {
        // The next term of each series bounds the error.
        Assert.Equal(1 + (x / 2) + (x * x / 6) + (x * x * x / 24), SpecialFunctions.Expm1(x) / x, Math.Max(1e-10, Math.Pow(x, 4)));
        Assert.Equal(1 - (Math.Abs(x) / 2) + (x * x / 3), SpecialFunctions.Log1p(Math.Abs(x)) / Math.Abs(x), Math.Max(1e-10, Math.Abs(x * x * x)));
    }
}
