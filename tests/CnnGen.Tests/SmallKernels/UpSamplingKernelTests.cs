using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.SmallKernels;

public class UpSamplingKernelTests
{
    private static readonly UpSamplingOperation[] s_cases = [.. Cases()];

    private static readonly Lazy<Dictionary<(UpSamplingOperation Case, bool IsDouble), SmallKernel>> s_kernels = new(static () =>
        SmallKernel.CompileAll(s_cases, static (writer, item, element) => KernelCompiler.EmitMembers(writer, item, element)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OutputsAndGradients_AreThoseOfTheDefinition(bool isDouble) => ForEach(isDouble, (operation, kernel, x, dy) =>
    {
        NaiveUpSampling naive = new(operation.Input, operation.Factors);
        int channels = operation.Input.Channels;
        double[] xNaive = Layouts.ToChannelsFirst(x, channels);
        Assert.Equal(naive.Forward(xNaive, 0), Layouts.ToChannelsFirst(kernel.Run("Forward", operation.OutputLength, x), channels));
        Assert.Equal(
            naive.Backward(xNaive, Layouts.ToChannelsFirst(dy, channels), 0), Layouts.ToChannelsFirst(kernel.Run("Backward", operation.InputLength, dy), channels));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradient_IsTheAdjoint(bool isDouble) => ForEach(isDouble, (operation, kernel, x, dy) =>
    {
        double[] y = kernel.Run("Forward", operation.OutputLength, x);
        double[] dx = kernel.Run("Backward", operation.InputLength, dy);
        Assert.Equal(dy.Zip(y, static (g, value) => g * value).Sum(), dx.Zip(x, static (g, value) => g * value).Sum());
    });

    // A wide vector that holds other pixels, too, leaves them out.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NotANumber_StaysInItsPixel(bool isDouble) => ForEach(isDouble, (operation, kernel, x, dy) =>
    {
        x[x.Length / 2] = double.NaN;
        dy[dy.Length / 2] = double.NaN;
        Assert.Equal(operation.Factors.Height * operation.Factors.Width, kernel.Run("Forward", operation.OutputLength, x).Count(double.IsNaN));
        Assert.Single(kernel.Run("Backward", operation.InputLength, dy), double.IsNaN);
    });

    [Fact]
    public void Methods_StayFarBelowTheJitsLimits() => Assert.All(
        s_kernels.Value, static pair => Assert.True(pair.Value.LongestMethod < 8000, $"{pair.Key.Case} has a method with {pair.Value.LongestMethod} bytes of IL."));

    private static void ForEach(bool isDouble, Action<UpSamplingOperation, SmallKernel, double[], double[]> check)
    {
        foreach (UpSamplingOperation operation in s_cases)
        {
            Random random = new(operation.OutputLength);
            check(operation, s_kernels.Value[(operation, isDouble)], Values(random, operation.InputLength), Values(random, operation.OutputLength));
        }
    }

    /// <summary>Values whose sums single precision holds exactly, in whatever order.</summary>
    private static double[] Values(Random random, int count) => [.. RandomValues.Uniform(random, count).Select(static value => Math.Round(value * 64) / 64)];

    private static IEnumerable<UpSamplingOperation> Cases()
    {
        // Every way in which channels fill vectors, in rows that are shorter than a vector, one, and several with a rest.
        foreach (int channels in (int[])[1, 2, 3, 4, 5, 7, 8, 13, 16, 17, 31, 32, 67])
        {
            foreach ((int width, Size factors) in ((int, Size)[])[(1, new(2, 2)), (7, new(2, 2)), (19, new(3, 2)), (6, new(1, 3)), (18, new(2, 4)), (5, new(4, 5)), (9, new(3, 1))])
            {
                yield return new UpSamplingOperation(Shape.Spatial(3, width, channels), factors);
            }
        }

        yield return new UpSamplingOperation(Shape.Spatial(1, 1, 1), new Size(2, 2));
        yield return new UpSamplingOperation(Shape.Spatial(2, 3, 5), new Size(1, 1));
        yield return new UpSamplingOperation(Shape.Spatial(23, 1, 1), new Size(2, 1));
        yield return new UpSamplingOperation(Shape.Spatial(1, 33, 1), new Size(1, 2));
        yield return new UpSamplingOperation(Shape.Spatial(21, 1, 3), new Size(3, 1));

        // Long sums: chains of rows, of columns, and of both in groups.
        yield return new UpSamplingOperation(Shape.Spatial(2, 2, 3), new Size(40, 5));
        yield return new UpSamplingOperation(Shape.Spatial(2, 9, 2), new Size(80, 3));
        yield return new UpSamplingOperation(Shape.Spatial(1, 2, 6), new Size(3, 300));
        yield return new UpSamplingOperation(Shape.Spatial(1, 1, 1), new Size(90, 131));
        yield return new UpSamplingOperation(Shape.Spatial(1, 2, 4), new Size(3000, 1));
        yield return new UpSamplingOperation(Shape.Spatial(2, 1, 5), new Size(1, 7000));
    }
}
