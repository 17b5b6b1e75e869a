using FashionMnist.Reports;
using Xunit;

namespace FashionMnist.Tests.Reports;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0.437, 0.781, 0.1, new[] { "0.4", "0.5", "0.6", "0.7", "0.8" })]
    [InlineData(73.8, 84.9, 2, new[] { "72", "74", "76", "78", "80", "82", "84", "86" })]
    [InlineData(0, 1, 0.2, new[] { "0.0", "0.2", "0.4", "0.6", "0.8", "1.0" })]
    [InlineData(5, 5, 0.001, new[] { "5.000", "5.001" })]
    public void Ticks_AreRoundAndCoverTheValues(double minimum, double maximum, double step, string[] labels)
    {
        Axis axis = Axis.Covering(minimum, maximum, smallestStep: 1e-3, 100, 0);

        Assert.Equal(step, axis.Step, 1e-9);
        Assert.Equal(labels, axis.Ticks.Select(axis.Label));
    }

    [Fact]
    public void UpwardAxis_PlacesTheMaximumAtItsEnd()
    {
        Axis axis = Axis.Covering(0, 10, smallestStep: 1, start: 300, end: 100);

        Assert.Equal(300, axis.Place(0));
        Assert.Equal(200, axis.Place(5));
        Assert.Equal(100, axis.Place(10));
    }
}
