using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.SmallKernels;

public class ActivationKernelTests
{
    private static readonly int[] s_lengths = [1, 3, 13, 67, 160];

    private static readonly ActivationFunction[] s_functions =
    [
        .. Enum.GetValues<ActivationKind>().Except([ActivationKind.None, ActivationKind.Clip, ActivationKind.LeakyReLU, ActivationKind.ELU])
            .Select(static kind => new ActivationFunction(kind)),
        new(ActivationKind.Clip, -1.5, 2),
        new(ActivationKind.Clip, double.NegativeInfinity, 0.5),
        new(ActivationKind.LeakyReLU, 0.01),
        new(ActivationKind.LeakyReLU, -0.25),
        new(ActivationKind.ELU, 1),
        new(ActivationKind.ELU, -0.5),
    ];

    private static readonly Lazy<Dictionary<((ActivationFunction Function, int Length) Case, bool IsDouble), SmallKernel>> s_kernels = new(static () =>
        SmallKernel.CompileAll(
            s_functions.SelectMany(static f => s_lengths.Select(length => (f, length))),
            static (writer, item, element) =>
            {
                ActivationEmitter.EmitMembers(writer, new ActivationOperation(item.f, item.length), element);
                if (item.f.DerivativeFromOutput)
                {
                    writer.Line();
                    ActivationEmitter.EmitBackwardInPlace(writer, item.f, item.length, element);
                }
            }));

    public static TheoryData<int, bool> Cases => [.. Enumerable.Range(0, s_functions.Length).SelectMany(static i => new[] { (i, false), (i, true) })];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ValuesAndGradients_AreThoseOfTheDefinition(int function, bool isDouble)
    {
        ActivationFunction f = s_functions[function];
        var naive = new NaiveActivation(f);
        var random = new Random(function);
        foreach (int length in s_lengths)
        {
            SmallKernel kernel = s_kernels.Value[((f, length), isDouble)];
            double[] x = RandomValues.Uniform(random, length, 8);
            double[] dy = RandomValues.Uniform(random, length);
            double[] y = kernel.Run("Forward", length, x);
            double[] dx = kernel.Run("Backward", length, f.DerivativeFromOutput ? y : x, dy);
            double tolerance = isDouble ? 1e-9 : 1e-6;
            for (int i = 0; i < length; i++)
            {
                double expected = naive.Value(x[i]);
                Assert.True(Math.Abs(y[i] - expected) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{f}, x[{i}] = {x[i]:R}: {y[i]:R}, not {expected:R}.");
                double slope = naive.Slope(x[i]) * dy[i];
                Assert.True(Math.Abs(dx[i] - slope) <= 3 * tolerance, $"{f}, x[{i}] = {x[i]:R}, dy = {dy[i]:R}: {dx[i]:R}, not {slope:R}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void InPlace_GivesTheSameBits(int function, bool isDouble)
    {
        ActivationFunction f = s_functions[function];
        SmallKernel kernel = s_kernels.Value[((f, 67), isDouble)];
        var random = new Random(function);
        double[] x = RandomValues.Uniform(random, 67, 5);
        double[] dy = RandomValues.Uniform(random, 67);
        double[] y = kernel.Run("Forward", 67, x);
        double[] kept = f.DerivativeFromOutput ? y : x;
        double[] dx = kernel.Run("Backward", 67, kept, dy);
        Assert.Equal(y, kernel.RunInPlace("Forward", x));
        Assert.Equal(dx, kernel.RunInPlace("Backward", dy, kept));
        if (f.DerivativeFromOutput)
        {
            Assert.Equal(dx, kernel.RunBackwardActivation(y, dy));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Element_HasTheSameBitsWhereverItStands(int function, bool isDouble)
    {
        ActivationFunction f = s_functions[function];
        foreach (double value in (double[])[0.3, -0.7, 2.9, -2.9, 5.5, 1e-4])
        {
            SmallKernel alone = s_kernels.Value[((f, 1), isDouble)];
            double[] y = alone.Run("Forward", 1, [value]);
            double[] dx = alone.Run("Backward", 1, f.DerivativeFromOutput ? y : [value], [0.37]);
            foreach (int length in s_lengths)
            {
                SmallKernel kernel = s_kernels.Value[((f, length), isDouble)];
                double[] kept = [.. Enumerable.Repeat(f.DerivativeFromOutput ? y[0] : value, length)];
                Assert.All(kernel.Run("Forward", length, [.. Enumerable.Repeat(value, length)]), item => Assert.Equal(y[0], item));
                Assert.All(kernel.Run("Backward", length, kept, [.. Enumerable.Repeat(0.37, length)]), item => Assert.Equal(dx[0], item));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NotANumber_StaysOne(int function, bool isDouble)
    {
        SmallKernel kernel = s_kernels.Value[((s_functions[function], 67), isDouble)];
        Assert.All(kernel.Run("Forward", 67, [.. Enumerable.Repeat(double.NaN, 67)]), static y => Assert.True(double.IsNaN(y)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void HugeInputs_Saturate(int function, bool isDouble)
    {
        ActivationFunction f = s_functions[function];
        SmallKernel kernel = s_kernels.Value[((f, 67), isDouble)];
        double[] x = [.. Enumerable.Range(0, 67).Select(static i => i % 2 == 0 ? 1e4 : -1e4)];
        double[] y = kernel.Run("Forward", 67, x);
        double[] dx = kernel.Run("Backward", 67, f.DerivativeFromOutput ? y : x, [.. Enumerable.Repeat(1.0, 67)]);
        var naive = new NaiveActivation(f);
        for (int i = 0; i < 67; i++)
        {
            Assert.Equal(naive.Value(x[i]), y[i], 1e-2);
            Assert.Equal(naive.Slope(x[i]), dx[i], 1e-6);
        }
    }

    // PyTorch: threshold_backward, hardtanh_backward, clamp_backward, leaky_relu_backward, elu_backward, hardsigmoid_backward, hardswish_backward.
    [Theory]
    [InlineData(nameof(ActivationKind.ReLU), 0, 0, 0.0, 0.0)]
    [InlineData(nameof(ActivationKind.ReLU6), 0, 0, 0.0, 0.0)]
    [InlineData(nameof(ActivationKind.ReLU6), 0, 0, 6.0, 0.0)]
    [InlineData(nameof(ActivationKind.Clip), -1.5, 2, -1.5, 1.0)]
    [InlineData(nameof(ActivationKind.Clip), -1.5, 2, 2.0, 1.0)]
    [InlineData(nameof(ActivationKind.LeakyReLU), 0.01, 0, 0.0, 0.01)]
    [InlineData(nameof(ActivationKind.ELU), 1, 0, 0.0, 1.0)]
    [InlineData(nameof(ActivationKind.HardSigmoid), 0, 0, -3.0, 0.0)]
    [InlineData(nameof(ActivationKind.HardSigmoid), 0, 0, 3.0, 0.0)]
    [InlineData(nameof(ActivationKind.HardSwish), 0, 0, -3.0, 0.0)]
    [InlineData(nameof(ActivationKind.HardSwish), 0, 0, 3.0, 1.0)]
    public void Kinks_HavePyTorchsDerivative(string kind, double alpha, double beta, double x, double slope)
    {
        var f = new ActivationFunction(Enum.Parse<ActivationKind>(kind), alpha, beta);
        SmallKernel kernel = s_kernels.Value[((f, 13), true)];
        double[] input = [.. Enumerable.Repeat(x, 13)];
        double[] y = kernel.Run("Forward", 13, input);
        Assert.All(kernel.Run("Backward", 13, f.DerivativeFromOutput ? y : input, [.. Enumerable.Repeat(1.0, 13)]), dx => Assert.Equal(slope, dx));
    }
}
