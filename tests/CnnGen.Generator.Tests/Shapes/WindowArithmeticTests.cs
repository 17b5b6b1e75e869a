using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Tests.Shapes;

public sealed class WindowArithmeticTests
{
    // Counted by hand, ceil mode by the rule of torch.nn.MaxPool2d: no window starts in the padding after the input.
    [Theory]
    [InlineData(28, 0, 0, 5, 1, 1, false, 24)]
    [InlineData(28, 2, 2, 5, 1, 1, false, 28)]
    [InlineData(7, 1, 1, 3, 2, 1, false, 4)]
    [InlineData(8, 1, 1, 3, 2, 1, false, 4)]
    [InlineData(10, 0, 0, 3, 1, 4, false, 2)]
    [InlineData(5, 0, 0, 2, 2, 1, false, 2)]
    [InlineData(5, 0, 0, 2, 2, 1, true, 3)]
    [InlineData(5, 1, 1, 3, 2, 1, true, 3)]
    [InlineData(6, 1, 1, 3, 2, 1, true, 4)]
    [InlineData(4, 1, 1, 2, 2, 1, true, 3)]
    [InlineData(3, 1, 1, 2, 3, 1, true, 2)]
    [InlineData(2, 1, 1, 2, 3, 1, true, 1)]
    [InlineData(2, 0, 0, 3, 2, 1, true, 1)]
    [InlineData(1, 0, 0, 1, 7, 1, false, 1)]
    [InlineData(4, 0, 0, 5, 1, 1, false, 0)]
    public void OutputSize_IsPyTorchs(int input, int before, int after, int kernel, int stride, int dilation, bool ceilMode, int expected) =>
        Assert.Equal(expected, WindowArithmetic.OutputSize(input, before, after, kernel, stride, dilation, ceilMode));

    // TensorFlow: as much as ceil(in / stride) outputs need, the odd pad after.
    [Theory]
    [InlineData(5, 2, 1, 1, 0, 1)]
    [InlineData(5, 3, 1, 1, 1, 1)]
    [InlineData(5, 3, 2, 1, 1, 1)]
    [InlineData(6, 3, 2, 1, 0, 1)]
    [InlineData(224, 7, 2, 1, 2, 3)]
    [InlineData(7, 3, 1, 3, 3, 3)]
    [InlineData(7, 3, 2, 2, 2, 2)]
    [InlineData(7, 1, 3, 1, 0, 0)]
    [InlineData(1, 4, 1, 1, 1, 2)]
    public void SamePads_AreSameUpper(int input, int kernel, int stride, int dilation, int before, int after)
    {
        Assert.Equal((before, after), WindowArithmetic.SamePads(input, kernel, stride, dilation));
        Assert.Equal((input + stride - 1) / stride, WindowArithmetic.OutputSize(input, before, after, kernel, stride, dilation, ceilMode: false));
    }

    [Fact]
    public void OutputSize_IsTheNumberOfWindowsThatCount()
    {
        for (int input = 1; input <= 9; input++)
        {
            for (int kernel = 1; kernel <= 5; kernel++)
            {
                // More than half the kernel is an error for pools.
                for (int pad = 0; pad <= kernel / 2; pad++)
                {
                    for (int stride = 1; stride <= 4; stride++)
                    {
                        int padded = input + (2 * pad);
                        int full = Enumerable.Range(0, 100).Count(i => (i * stride) + kernel <= padded);
                        Assert.Equal(full, WindowArithmetic.OutputSize(input, pad, pad, kernel, stride, 1, ceilMode: false));

                        // A partial window counts while the one before it leaves something over, and it starts before the padding after.
                        int partial = Enumerable.Range(0, 100).Count(i => ((i - 1) * stride) + kernel < padded && i * stride < input + pad);
                        Assert.Equal(partial, WindowArithmetic.OutputSize(input, pad, pad, kernel, stride, 1, ceilMode: true));
                    }
                }
            }
        }
    }

    [Fact]
    public void ExtremeNumbers_DoNotOverflow()
    {
        int[] extremes = [1, 2, int.MaxValue - 1, int.MaxValue];
        foreach (int input in extremes)
        {
            foreach (int kernel in extremes)
            {
                foreach (int stride in extremes)
                {
                    foreach (int dilation in extremes)
                    {
                        (long before, long after) = WindowArithmetic.SamePads(input, kernel, stride, dilation);
                        Assert.InRange(before, 0, after);
                        Assert.Equal(((long)input + stride - 1) / stride, WindowArithmetic.OutputSize(input, before, after, kernel, stride, dilation, ceilMode: false));
                        Assert.True(WindowArithmetic.OutputSize(input, int.MaxValue, int.MaxValue, kernel, stride, dilation, ceilMode: true) < 3L * int.MaxValue);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(4, 0, 0, 1, 4)]
    [InlineData(8, 0, 0, 2, 4)]
    [InlineData(9, 0, 0, 2, 5)]
    [InlineData(1, 1, 1, 3, 1)]
    public void LargestKernel_Fits_AndTheNextDoesNot(int input, int before, int after, int dilation, int expected)
    {
        Assert.Equal(expected, WindowArithmetic.LargestKernel(input, before, after, dilation));
        Assert.Equal(1, Math.Min(1, WindowArithmetic.OutputSize(input, before, after, expected, 1, dilation, ceilMode: false)));
        Assert.Equal(0, WindowArithmetic.OutputSize(input, before, after, expected + 1, 1, dilation, ceilMode: false));
    }

    /// <summary>Every legal pool along one axis with small numbers, beside a look at each tap.</summary>
    [Fact]
    public void EmptyWindow_IsFoundWhereverThereIsOne()
    {
        int found = 0;
        int[] sizes = [1, 2, 3, 4, 5, 6, 7];
        foreach ((int input, int kernel, int stride, int dilation) in
            from input in sizes from kernel in sizes from stride in sizes from dilation in sizes.Append(11) select (input, kernel, stride, dilation))
        {
            IEnumerable<(long Before, long After, bool Ceil)> paddings = from pad in Enumerable.Range(0, (kernel / 2) + 1) from ceil in new[] { false, true } select ((long)pad, (long)pad, ceil);
            (long before, long after) same = WindowArithmetic.SamePads(input, kernel, stride, dilation);
            foreach ((long before, long after, bool ceil) in paddings.Append((same.before, same.after, false)))
            {
                long output = WindowArithmetic.OutputSize(input, before, after, kernel, stride, dilation, ceil);
                bool isEmpty = Enumerable.Range(0, (int)output)
                    .Any(window => !Enumerable.Range(0, kernel).Any(tap => (window * stride) - before + (tap * dilation) is long pixel && pixel >= 0 && pixel < input));
                Assert.True(
                    isEmpty == WindowArithmetic.HasEmptyWindow(input, before, output, kernel, stride, dilation),
                    $"input {input}, padding {before} and {after}, kernel {kernel}, stride {stride}, dilation {dilation}, ceil mode {ceil}: {isEmpty}");
                found += isEmpty ? 1 : 0;
            }
        }

        Assert.True(found > 100, $"{found} cases");
    }

    [Theory]
    [InlineData(1_000_000_000, 1_000_000_000, 2, 1, 2_000_000_000)]
    [InlineData(1, 1_073_741_822, 1_073_741_823, 1, 2)]
    [InlineData(1_000_000, 536_870_911, 500_000, 1, 2147)]
    public void EmptyWindow_IsFoundInNoTime(int input, long before, int kernel, int stride, int dilation) =>
        _ = WindowArithmetic.HasEmptyWindow(input, before, input, kernel, stride, dilation);
}
