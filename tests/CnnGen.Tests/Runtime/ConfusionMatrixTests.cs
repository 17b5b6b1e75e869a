namespace CnnGen.Tests.Runtime;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Counts_AreByActualThenPredicted()
    {
        ConfusionMatrix matrix = new(3);
        Assert.Equal(double.NaN, matrix.Accuracy);
        matrix.Add(actual: 0, predicted: 0);
        matrix.Add(actual: 0, predicted: 2);
        matrix.Add(actual: 0, predicted: 2);
        matrix.Add(actual: 1, predicted: 1);
        Assert.Equal(2, matrix[0, 2]);
        Assert.Equal(0, matrix[2, 0]);
        Assert.Equal((4, 2, 0.5), (matrix.Total, matrix.Correct, matrix.Accuracy));
    }

    [Fact]
    public void Table_HasARowForEachActualClass()
    {
        ConfusionMatrix matrix = new(2);
        for (int i = 0; i < 12; i++)
        {
            matrix.Add(1, 0);
        }

        Assert.Equal("   0  1\n0  0  0\n1 12  0", matrix.ToString());
    }

    [Theory]
    [InlineData(-1, 0, "actual")]
    [InlineData(3, 0, "actual")]
    [InlineData(0, 3, "predicted")]
    public void UnknownClass_Throws(int actual, int predicted, string argument)
    {
        ConfusionMatrix matrix = new(3);
        Assert.Throws<ArgumentOutOfRangeException>(argument, () => matrix.Add(actual, predicted));
        Assert.Throws<ArgumentOutOfRangeException>(argument, () => matrix[actual, predicted]);
        Assert.Equal(0, matrix.Total);
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new ConfusionMatrix(0));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new ConfusionMatrix(46_341));
    }
}
