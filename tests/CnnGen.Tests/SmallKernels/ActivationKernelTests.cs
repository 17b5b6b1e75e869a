using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;
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
                KernelCompiler.EmitMembers(writer, new ActivationOperation(item.f, item.length), element);
                if (item.f.DerivativeFromOutput)
                {
                    writer.Line();
                    ActivationEmitter.EmitBackwardInPlace(writer, item.f, RunPlanner.Activation(item.f, item.length, element.Bytes), element);
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

    public static TheoryData<int> Functions => [.. Enumerable.Range(0, s_functions.Length)];

    /// <summary>Every 1/50 of a power of two, and both signs: from the smallest subnormal to the largest float.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryFloat_HasTheValueAndGradientOfTheDefinition(int function)
    {
        ActivationFunction f = s_functions[function];
        NaiveActivation naive = new(f);
        double[] all = [.. Enumerable.Range(-149 * 50, 277 * 50).Select(static i => (double)(float)Math.Pow(2, i / 50.0))];
        foreach (double[] magnitudes in all.Append(float.MaxValue).Chunk(80))
        {
            double[] x = [.. magnitudes, .. magnitudes.Select(static value => -value), .. new double[160 - (2 * magnitudes.Length)]];
            (double[] y, double[] dx) = Run(f, x);
            for (int i = 0; i < x.Length; i++)
            {
                double value = IsBeyondErf(f, x[i]) ? 0 : naive.Value(x[i]);
                double error = Math.Abs(value) > float.MaxValue && double.IsInfinity(y[i]) ? 0 : Math.Abs(y[i] - value);
                Assert.True(error <= Tolerance(x[i], value, f.Kind == ActivationKind.GELUTanh ? 5e-5 : 2e-6), $"{f}, x = {x[i]:R}: {y[i]:R}, not {value:R}.");

                double slope = IsBeyondErf(f, x[i]) ? x[i] / Math.Sqrt(2 * Math.PI) * Math.Exp(-0.5 * x[i] * x[i]) : naive.Slope(x[i]);
                error = Math.Abs(dx[i] - slope);
                Assert.True(error <= SlopeTolerance(f, x[i], slope), $"{f}, x = {x[i]:R}: slope {dx[i]:R}, not {slope:R}.");
            }
        }

        // What is below is 0 in PyTorch's floats as well: its exp(-x) has overflowed.
        static double Tolerance(double x, double value, double relative) => (relative * Math.Abs(value)) + (Math.Abs(x) <= 8 ? (1e-6 * Math.Min(1, Math.Abs(x))) + 3e-45 : 1e-36);

        // 1 - y and 1 - y^2 of a rounded y, as in PyTorch; squares and cubes in an exponent of up to 104.
        static double SlopeTolerance(ActivationFunction f, double x, double slope) => f.Kind switch
        {
            ActivationKind.Sigmoid or ActivationKind.Tanh => 1.3e-7,
            ActivationKind.GELU or ActivationKind.GELUTanh => Tolerance(x, slope, 5e-5),
            ActivationKind.Softsign or ActivationKind.ELU or ActivationKind.SELU => (1e-6 * Math.Abs(slope)) + 1e-36,
            _ => Tolerance(x, slope, 2e-6),
        };

        // 1 + erf(x / sqrt(2)) is 0 in floats, PyTorch's as well.
        static bool IsBeyondErf(ActivationFunction f, double x) => f.Kind == ActivationKind.GELU && x < -6;
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Infinities_HaveTheirLimits(int function)
    {
        ActivationFunction f = s_functions[function];
        NaiveActivation naive = new(f);
        foreach (double sign in (double[])[1, -1])
        {
            (double[] y, double[] dx) = Run(f, [.. Enumerable.Repeat(sign * double.PositiveInfinity, 160)]);
            double value = naive.Value(sign * double.PositiveInfinity);
            bool isNumber = !double.IsNaN(value);
            double expected = isNumber ? value
                : f.Kind == ActivationKind.Softsign || f.Kind == ActivationKind.HardSwish ? double.NaN // as in PyTorch
                : naive.Value(sign * 1e30);
            Assert.All(y, item => Assert.Equal(expected, item, 1e-6));
            Assert.All(dx, item => Assert.Equal(naive.Slope(sign * 1e30), item, 1e-6));
        }
    }

    [Theory]
    [InlineData(nameof(ActivationKind.GELU))]
    [InlineData(nameof(ActivationKind.GELUTanh))]
    [InlineData(nameof(ActivationKind.SiLU))]
    [InlineData(nameof(ActivationKind.Mish))]
    [InlineData(nameof(ActivationKind.Sigmoid))]
    [InlineData(nameof(ActivationKind.Tanh))]
    [InlineData(nameof(ActivationKind.Softplus))]
    [InlineData(nameof(ActivationKind.Softsign))]
    [InlineData(nameof(ActivationKind.SELU))]
    public void GradientAtNotANumber_IsNone(string kind)
        => Assert.All(Run(new ActivationFunction(Enum.Parse<ActivationKind>(kind)), [.. Enumerable.Repeat(double.NaN, 160)]).Gradients, static dx => Assert.True(double.IsNaN(dx)));

    // sigmoid(x) * (1 + x * (1 - sigmoid(x))) and its like, in 50 digits.
    [Theory]
    [InlineData(nameof(ActivationKind.SiLU), -85, -1.0215234e-35)]
    [InlineData(nameof(ActivationKind.GELUTanh), -8.5, -1.7239868e-23)]
    [InlineData(nameof(ActivationKind.Softsign), 1e4, 9.9980003e-9)]
    [InlineData(nameof(ActivationKind.Softsign), -1e10, 1e-20)]
    [InlineData(nameof(ActivationKind.SELU), -20, 3.6237128e-9)]
    public void FarSlopes_AreThoseOfTheDefinition(string kind, double x, double slope)
    {
        (_, double[] dx) = Run(new ActivationFunction(Enum.Parse<ActivationKind>(kind)), [.. Enumerable.Repeat(x, 160)]);
        Assert.All(dx, item => Assert.Equal(slope, item, Math.Abs(slope) * 5e-5));
    }

    private static (double[] Values, double[] Gradients) Run(ActivationFunction f, double[] x)
    {
        SmallKernel kernel = s_kernels.Value[((f, 160), false)];
        double[] y = kernel.Run("Forward", 160, x);
        return (y, kernel.Run("Backward", 160, f.DerivativeFromOutput ? y : x, [.. Enumerable.Repeat(1.0, 160)]));
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
