using CnnGen.Generator.Emission;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.SmallKernels;

public class SoftmaxKernelTests
{
    private static readonly SoftmaxOperation[] s_cases =
    [
        .. Enumerable.Range(1, 20).Select(static channels => new SoftmaxOperation(1, channels)), new(1, 67), new(1, 200), new(4, 21), new(3, 33),
        .. Enumerable.Range(1, 19).Select(static channels => new SoftmaxOperation(7, channels)), new(5, 31), new(5, 79),
    ];

    private static readonly Lazy<Dictionary<(SoftmaxOperation Case, bool IsDouble), SmallKernel>> s_kernels = new(static () =>
        SmallKernel.CompileAll(s_cases, static (writer, item, element) => KernelCompiler.EmitMembers(writer, item, element)));

    public static TheoryData<int, bool> Cases => [.. Enumerable.Range(0, s_cases.Length).SelectMany(static i => new[] { (i, false), (i, true) })];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ProbabilitiesAndGradients_AreThoseOfTheDefinition(int index, bool isDouble)
    {
        SoftmaxOperation softmax = s_cases[index];
        SmallKernel kernel = s_kernels.Value[(softmax, isDouble)];
        var naive = new NaiveSoftmax(softmax.Channels, softmax.Pixels);
        var random = new Random(index);
        double[] x = RandomValues.Uniform(random, softmax.InputLength, 6);
        double[] dy = RandomValues.Uniform(random, softmax.InputLength);
        double[] y = kernel.Run("Forward", x.Length, x);
        double[] dx = kernel.Run("Backward", x.Length, y, dy);
        double[] xNaive = Layouts.ToChannelsFirst(x, softmax.Channels);
        double tolerance = isDouble ? 1e-13 : 4e-7;
        TensorAssert.Within("y", naive.Forward(xNaive, 0), Layouts.ToChannelsFirst(y, softmax.Channels), tolerance);
        TensorAssert.Within(
            "dx", naive.Backward(xNaive, Layouts.ToChannelsFirst(dy, softmax.Channels), 0), Layouts.ToChannelsFirst(dx, softmax.Channels), tolerance);
        Assert.Equal(y, kernel.RunInPlace("Forward", x));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void HugeLogits_GiveFiniteProbabilitiesThatSumToOne(int index, bool isDouble)
    {
        SoftmaxOperation softmax = s_cases[index];
        double[] x = [.. Enumerable.Range(0, softmax.InputLength).Select(static i => i % 3 == 0 ? 1e4 : -1e4)];
        double[] y = s_kernels.Value[(softmax, isDouble)].Run("Forward", x.Length, x);
        foreach (double[] pixel in y.Chunk(softmax.Channels))
        {
            Assert.All(pixel, static p => Assert.InRange(p, 0, 1));
            Assert.Equal(1, pixel.Sum(), 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EqualLogits_ShareAlike(int index, bool isDouble)
    {
        SoftmaxOperation softmax = s_cases[index];
        double[] y = s_kernels.Value[(softmax, isDouble)].Run("Forward", softmax.InputLength, [.. Enumerable.Repeat(-7.5, softmax.InputLength)]);
        Assert.All(y, p => Assert.Equal(1.0 / softmax.Channels, p, 1e-7));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void LogitThatIsNoNumber_ShowsInItsPixelAlone(double logit)
    {
        var softmax = new SoftmaxOperation(4, 21);
        double[] x = RandomValues.Uniform(new Random(3), softmax.InputLength);
        x[30] = logit;
        double[] y = s_kernels.Value[(softmax, false)].Run("Forward", x.Length, x);
        for (int i = 0; i < y.Length; i++)
        {
            Assert.True(i / 21 != 1 == double.IsFinite(y[i]) || (double.IsPositiveInfinity(logit) && y[i] == 0), $"y[{i}] is {y[i]}.");
        }
    }
}
