using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

public sealed class GradientSumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(67)]
    public void Terms_AreAddedElementByElement(int length)
    {
        float[] term = [.. Enumerable.Range(1, length + 3).Select(static i => i / 3f)];
        float[] sum = [.. Enumerable.Range(1, length).Select(static i => i * 0.7f)];
        float[] expected = [.. sum.Zip(term, static (x, y) => x + y)];
        GradientSum.Add<float>(term, sum);
        Assert.Equal(expected, sum);
    }

    [Fact]
    public void ShortTerm_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => GradientSum.Add<double>(new double[3], new double[4]));
}
