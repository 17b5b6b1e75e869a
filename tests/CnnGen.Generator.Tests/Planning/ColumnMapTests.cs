using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>A map that is one pixel wide is computed as the row that it is in memory.</summary>
public sealed class ColumnMapTests
{
    private static readonly Size s_one = new(1, 1);

    [Theory]
    [InlineData(5, 1, 2, 1)]
    [InlineData(4, 4, 0, 1)]
    [InlineData(3, 2, 1, 3)]
    [InlineData(1, 1, 0, 1)]
    public void Convolution_DownAColumn_IsPlannedAsAlongARow(int kernel, int stride, int padding, int groups)
    {
        int count = ((160 + (2 * padding) - kernel) / stride) + 1;
        ConvolutionOperation row = Convolution(
            Shape.Spatial(1, 160, 6), Shape.Spatial(1, count, 12), new Window(new(1, kernel), new(1, stride), s_one, new Pads(0, padding, 0, padding)), groups);
        ConvolutionOperation column = Convolution(
            Shape.Spatial(160, 1, 6), Shape.Spatial(count, 1, 12), new Window(new(kernel, 1), new(stride, 1), s_one, new Pads(padding, 0, padding, 0)), groups);

        Assert.Equal(row.Forward, column.Forward);
        Assert.Equal(row.BackwardData, column.BackwardData);
        Assert.Equal(row.TransposedLength, column.TransposedLength);
        Assert.Equal(Shape.Spatial(kernel, 1, 6 / groups), column.Kernel);
    }

    [Fact]
    public void Convolution_WithKernelsWiderThanTheColumn_IsPlannedAsDeclared()
    {
        ConvolutionOperation wide = Convolution(
            Shape.Spatial(160, 1, 6), Shape.Spatial(160, 1, 12), new Window(new(3, 3), s_one, s_one, new Pads(1, 1, 1, 1)), groups: 1);

        Assert.False(wide.IsColumn);
        Assert.Equal(160, wide.Forward.Rows.Count);
    }

    [Fact]
    public void Pool_DownAColumn_IsPlannedAsAlongARow()
    {
        var column = new PoolOperation(
            PoolKind.Max, Shape.Spatial(40, 1, 8), Shape.Spatial(20, 1, 8), new Window(new(3, 1), new(2, 1), s_one, new Pads(1, 0, 0, 0)), CountIncludePad: false);
        var row = new PoolOperation(
            PoolKind.Max, Shape.Spatial(1, 40, 8), Shape.Spatial(1, 20, 8), new Window(new(1, 3), new(1, 2), s_one, new Pads(0, 1, 0, 0)), CountIncludePad: false);

        Assert.Equal(row, column.AlongRows());
        Assert.Equal(row, row.AlongRows());
    }

    private static ConvolutionOperation Convolution(Shape input, Shape output, Window window, int groups) =>
        new(input, output, window, groups, HasBias: true, ActivationFunction.None);
}
