using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.SmallKernels;

public class PoolKernelTests
{
    private static readonly PoolOperation[] s_pools = [.. Pools()];

    private static readonly Lazy<Dictionary<(PoolOperation Case, bool IsDouble), SmallKernel>> s_kernels = new(static () =>
        SmallKernel.CompileAll(s_pools, static (writer, pool, element) => KernelCompiler.EmitMembers(writer, pool, element)));

    public static TheoryData<int, bool> Cases => [.. Enumerable.Range(0, s_pools.Length).SelectMany(static i => new[] { (i, false), (i, true) })];

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputsAndGradients_AreThoseOfTheDefinition(int index, bool isDouble)
    {
        PoolOperation pool = s_pools[index];
        var naive = new NaivePool(pool.Kind, pool.Input, new Size(pool.Output.Height, pool.Output.Width), pool.Window, pool.CountIncludePad);
        var random = new Random(index);

        // Few different values, so that there are ties; the gradient goes to the first of them.
        double[] x = [.. RandomValues.Uniform(random, pool.InputLength, 4).Select(static value => Math.Round(value * 2) / 2)];
        double[] dy = RandomValues.Uniform(random, pool.OutputLength);
        SmallKernel kernel = s_kernels.Value[(pool, isDouble)];
        double[] y = kernel.Run("Forward", pool.OutputLength, x);
        double[] dx = Backward(kernel, pool, x, y, dy);

        int channels = pool.Input.Channels;
        double[] xNaive = Layouts.ToChannelsFirst(x, channels);
        double tolerance = isDouble ? 1e-12 : 2e-6;
        TensorAssert.Within($"y of {pool}", naive.Forward(xNaive, 0), Layouts.ToChannelsFirst(y, channels), tolerance);
        TensorAssert.Within(
            $"dx of {pool}", naive.Backward(xNaive, Layouts.ToChannelsFirst(dy, channels), 0), Layouts.ToChannelsFirst(dx, channels), tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_IsTheAdjointOfTheAverageAndConservedByTheMaximum(int index, bool isDouble)
    {
        PoolOperation pool = s_pools[index];
        var random = new Random(index);
        double[] x = RandomValues.Uniform(random, pool.InputLength);
        double[] dy = RandomValues.Uniform(random, pool.OutputLength);
        SmallKernel kernel = s_kernels.Value[(pool, isDouble)];
        double[] y = kernel.Run("Forward", pool.OutputLength, x);
        double[] dx = Backward(kernel, pool, x, y, dy);
        double tolerance = (isDouble ? 1e-11 : 1e-4) * Math.Sqrt(pool.OutputLength);
        Assert.Equal(dy.Zip(y, static (g, value) => g * value).Sum(), dx.Zip(x, static (g, value) => g * value).Sum(), tolerance);
        if (pool.Kind == PoolKind.Max)
        {
            Assert.Equal(dy.Sum(), dx.Sum(), tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NotANumber_WinsItsWindowsAndTakesTheirGradients(int index, bool isDouble)
    {
        PoolOperation pool = s_pools[index];
        SmallKernel kernel = s_kernels.Value[(pool, isDouble)];
        double[] x = RandomValues.Uniform(new Random(index), pool.InputLength);
        double[] clean = kernel.Run("Forward", pool.OutputLength, x);
        double[] dy = [.. Enumerable.Repeat(1.0, pool.OutputLength)];
        int poisoned = pool.InputLength / 2;
        x[poisoned] = double.NaN;
        double[] y = kernel.Run("Forward", pool.OutputLength, x);
        int windows = y.Count(double.IsNaN);
        Assert.True(y.Zip(clean).All(static pair => double.IsNaN(pair.First) || pair.First == pair.Second), "Another window has changed.");
        if (pool.Kind == PoolKind.Max)
        {
            Assert.Equal(windows, Backward(kernel, pool, x, y, dy)[poisoned]);
        }
    }

    [Fact]
    public void MaxOfMinusInfinities_IsMinusInfinityAndGivesTheFirstTapItsGradient()
    {
        PoolOperation pool = s_pools[0];
        foreach (bool isDouble in (bool[])[false, true])
        {
            SmallKernel kernel = s_kernels.Value[(pool, isDouble)];
            double[] x = [.. Enumerable.Repeat(double.NegativeInfinity, pool.InputLength)];
            double[] y = kernel.Run("Forward", pool.OutputLength, x);
            Assert.All(y, static value => Assert.Equal(double.NegativeInfinity, value));
            double[] dx = Backward(kernel, pool, x, y, [.. Enumerable.Repeat(1.0, pool.OutputLength)]);
            Assert.Equal(1, dx[0]);
            Assert.Equal(pool.OutputLength, dx.Sum());
        }
    }

    [Fact]
    public void ZerosOfEitherSign_Tie()
    {
        PoolOperation pool = s_pools[0];
        SmallKernel kernel = s_kernels.Value[(pool, false)];
        double[] x = [.. Enumerable.Range(0, pool.InputLength).Select(i => i / pool.Input.Channels % 2 == 0 ? -0.0 : 0.0)];
        double[] y = kernel.Run("Forward", pool.OutputLength, x);
        double[] dx = Backward(kernel, pool, x, y, [.. Enumerable.Repeat(1.0, pool.OutputLength)]);
        Assert.Equal(1, dx[0]);
        Assert.Equal(0, dx[pool.Input.Channels]);
    }

    // The window's two taps lie 5 apart around an input of 3 columns: the middle windows see none of it.
    [Fact]
    public void WindowWithoutATap_IsMinusInfinityAndGivesNothing()
    {
        var window = new Window(new Size(1, 2), new Size(1, 1), new Size(1, 5), new Pads(0, 2, 0, 2));
        var pool = new PoolOperation(PoolKind.Max, Shape.Spatial(1, 3, 5), Shape.Spatial(1, 2, 5), window, CountIncludePad: false);
        SmallKernel kernel = SmallKernel.CompileAll([pool], static (writer, item, element) => KernelCompiler.EmitMembers(writer, item, element))[(pool, false)];
        double[] x = RandomValues.Uniform(new Random(1), 15);
        double[] y = kernel.Run("Forward", 10, x);
        Assert.All(y, static value => Assert.Equal(double.NegativeInfinity, value));
        Assert.All(Backward(kernel, pool, x, y, [.. Enumerable.Repeat(1.0, 10)]), static value => Assert.Equal(0, value));
    }

    [Fact]
    public void Methods_StayFarBelowTheJitsLimits()
    {
        foreach (((PoolOperation pool, _), SmallKernel kernel) in s_kernels.Value)
        {
            Assert.True(kernel.LongestMethod < 8000, $"{pool} has a method with {kernel.LongestMethod} bytes of IL.");
        }
    }

    private static double[] Backward(SmallKernel kernel, PoolOperation pool, double[] x, double[] y, double[] dy) => pool.Kind == PoolKind.Max
        ? kernel.Run("Backward", pool.InputLength, x, y, dy)
        : kernel.Run("Backward", pool.InputLength, dy);

    private static IEnumerable<PoolOperation> Pools()
    {
        Size one = new(1, 1);
        foreach (PoolKind kind in Enum.GetValues<PoolKind>())
        {
            yield return Pool(kind, 8, 6, 32, new Size(2, 2), new Size(2, 2), one, Pads.None);
            yield return Pool(kind, 9, 7, 5, new Size(2, 2), new Size(2, 2), one, Pads.None);
            yield return Pool(kind, 9, 9, 19, new Size(3, 3), new Size(2, 2), one, new Pads(1, 1, 1, 1));
            yield return Pool(kind, 6, 8, 37, new Size(3, 3), one, one, new Pads(1, 1, 1, 1), countIncludePad: true);
            yield return Pool(kind, 11, 11, 3, new Size(2, 3), new Size(3, 4), one, Pads.None);
            yield return Pool(kind, 10, 9, 4, new Size(4, 5), new Size(2, 3), one, new Pads(0, 2, 1, 0));
            yield return Pool(kind, 7, 7, 67, new Size(7, 7), one, one, Pads.None);
            yield return Pool(kind, 12, 12, 8, new Size(7, 6), one, one, new Pads(3, 3, 3, 3));
            yield return Pool(kind, 12, 12, 8, new Size(7, 6), new Size(2, 2), one, new Pads(3, 3, 3, 3), countIncludePad: true);
            yield return Pool(kind, 10, 10, 6, new Size(4, 4), one, one, new Pads(2, 2, 2, 2));
            yield return Pool(kind, 7, 8, 9, new Size(3, 3), new Size(2, 2), one, new Pads(1, 1, 1, 1), ceil: true, countIncludePad: true);
            yield return Pool(kind, 8, 8, 16, new Size(3, 3), new Size(2, 2), one, Pads.None, ceil: true);
            yield return Pool(kind, 5, 5, 1, new Size(3, 2), one, one, new Pads(1, 0, 0, 1));
            yield return Pool(kind, 1, 1, 130, one, one, one, Pads.None);
            yield return Pool(kind, 5, 3, 31, one, new Size(2, 2), one, Pads.None);
            yield return Pool(kind, 3, 3, 20, new Size(6, 6), one, one, new Pads(3, 3, 3, 3));
            yield return Pool(kind, 41, 1, 8, new Size(3, 1), new Size(2, 1), one, new Pads(1, 0, 1, 0));
            yield return Pool(kind, 30, 1, 5, new Size(2, 1), new Size(2, 1), one, Pads.None);

            // Every number of channels that vectors do not fit, in windows apart, overlapping, apart with gaps, and the whole map.
            foreach (int channels in (int[])[1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 31, 33, 79])
            {
                yield return Pool(kind, 4, 7, channels, new Size(2, 2), new Size(2, 2), one, Pads.None);
                yield return Pool(kind, 5, 7, channels, new Size(3, 3), new Size(2, 2), one, new Pads(1, 1, 1, 1));
                yield return Pool(kind, 5, 8, channels, new Size(2, 2), new Size(3, 3), one, Pads.None);
                yield return Pool(kind, 4, 4, channels, new Size(4, 4), one, one, Pads.None);
            }
        }

        yield return Pool(PoolKind.Max, 11, 12, 5, new Size(3, 3), one, new Size(2, 3), new Pads(1, 1, 1, 1));
        yield return Pool(PoolKind.Max, 11, 12, 18, new Size(2, 2), new Size(3, 2), new Size(4, 3), new Pads(1, 1, 1, 1));
        yield return Pool(PoolKind.Max, 9, 9, 7, new Size(3, 4), new Size(2, 1), new Size(2, 2), new Pads(1, 2, 1, 2), ceil: true);
    }

    private static PoolOperation Pool(
        PoolKind kind, int height, int width, int channels, Size kernel, Size stride, Size dilation, Pads pads, bool ceil = false, bool countIncludePad = false)
    {
        int outHeight = Windows(height, kernel.Height, stride.Height, dilation.Height, pads.Top, pads.Bottom, ceil);
        int outWidth = Windows(width, kernel.Width, stride.Width, dilation.Width, pads.Left, pads.Right, ceil);
        return new PoolOperation(
            kind, Shape.Spatial(height, width, channels), Shape.Spatial(outHeight, outWidth, channels), new Window(kernel, stride, dilation, pads),
            countIncludePad);
    }

    private static int Windows(int input, int kernel, int stride, int dilation, int before, int after, bool ceil)
    {
        int span = input + before + after - (dilation * (kernel - 1)) - 1;
        int count = ((span + (ceil ? stride - 1 : 0)) / stride) + 1;
        return ceil && (count - 1) * stride >= input + before ? count - 1 : count;
    }
}
