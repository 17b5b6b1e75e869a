using System.Runtime.Intrinsics;
using CnnGen.CompilerServices;
using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.SmallKernels;

public class VectorMathTests
{
    private sealed record Function(
        string Name, Func<Vector512<float>, Vector512<float>> Wide, Func<Vector256<float>, Vector256<float>> Middle,
        Func<Vector128<float>, Vector128<float>> Narrow, Func<double, double> Reference, double From, double To, double Ulps);

    // The last number bounds the error in units in the last place of the result; negative: of 1 or x, where the definition itself cancels.
    private static readonly Function[] s_functions =
    [
        new("Exp", VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, Math.Exp, -87, 88, 2),
        new("ExpM1", VectorMath.ExpM1, VectorMath.ExpM1, VectorMath.ExpM1, SpecialFunctions.Expm1, -30, 88, 3),
        new("Log1p", VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, SpecialFunctions.Log1p, 0, 1, 3),
        new("Sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, SpecialFunctions.Sigmoid, -80, 80, 4),
        new("Tanh", VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, Math.Tanh, -12, 12, 3),
        new("Softplus", VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, SpecialFunctions.Softplus, -80, 80, 4),
        new("Silu", VectorMath.Silu, VectorMath.Silu, VectorMath.Silu, Naive(ActivationKind.SiLU).Value, -80, 80, 4),
        new("SiluDerivative", VectorMath.SiluDerivative, VectorMath.SiluDerivative, VectorMath.SiluDerivative, Naive(ActivationKind.SiLU).Slope, -70, 70, -4),
        new("Mish", VectorMath.Mish, VectorMath.Mish, VectorMath.Mish, MishReference, -40, 60, 4),
        new("MishDerivative", VectorMath.MishDerivative, VectorMath.MishDerivative, VectorMath.MishDerivative, Naive(ActivationKind.Mish).Slope, -40, 60, -4),
        new("Gelu", VectorMath.Gelu, VectorMath.Gelu, VectorMath.Gelu, Naive(ActivationKind.GELU).Value, -8, 8, -4),
        new("GeluDerivative", VectorMath.GeluDerivative, VectorMath.GeluDerivative, VectorMath.GeluDerivative, Naive(ActivationKind.GELU).Slope, -8, 8, -4),
        new("GeluTanh", VectorMath.GeluTanh, VectorMath.GeluTanh, VectorMath.GeluTanh, Naive(ActivationKind.GELUTanh).Value, -8, 8, -4),
        new(
            "GeluTanhDerivative", VectorMath.GeluTanhDerivative, VectorMath.GeluTanhDerivative, VectorMath.GeluTanhDerivative,
            Naive(ActivationKind.GELUTanh).Slope, -8, 8, -4),
    ];

    public static TheoryData<string> Names => [.. s_functions.Select(static function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_IsAccurateOverItsRange(string name)
    {
        Function function = s_functions.Single(item => item.Name == name);
        double worst = 0;
        float worstAt = 0;
        foreach (float x in Sweep(function))
        {
            double expected = function.Reference(x);
            double unit = MathF.BitIncrement((float)Math.Abs(expected)) - (double)(float)Math.Abs(expected);
            if (function.Ulps < 0)
            {
                unit = Math.Max(unit, Math.Max(1, Math.Abs(x)) * Math.Pow(2, -23));
            }

            double error = Math.Abs(function.Narrow(Vector128.Create(x))[0] - expected) / unit;
            if (!(error <= worst))
            {
                (worst, worstAt) = (error, x);
            }
        }

        Assert.True(worst <= Math.Abs(function.Ulps), $"{name}({worstAt:R}) is off by {worst:F2} units.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_HasTheSameBitsInEveryWidthAndLane(string name)
    {
        Function function = s_functions.Single(item => item.Name == name);
        float[] x = [.. Sweep(function), float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-40f, -0f, 1e4f, -1e4f];
        for (int i = 0; i + 16 <= x.Length; i += 16)
        {
            Vector512<float> input = Vector512.Create(x, i);
            Vector512<float> wide = function.Wide(input);
            Vector512<float> middle = Vector512.Create(function.Middle(input.GetLower()), function.Middle(input.GetUpper()));
            Vector512<float> narrow = Vector512.Create(
                Vector256.Create(function.Narrow(input.GetLower().GetLower()), function.Narrow(input.GetLower().GetUpper())),
                Vector256.Create(function.Narrow(input.GetUpper().GetLower()), function.Narrow(input.GetUpper().GetUpper())));
            Assert.Equal(wide.AsInt32(), middle.AsInt32());
            Assert.Equal(wide.AsInt32(), narrow.AsInt32());
        }
    }

    [Theory]
    [InlineData("Exp", 0, float.PositiveInfinity)]
    [InlineData("ExpM1", -1, float.PositiveInfinity)]
    [InlineData("Sigmoid", 0, 1)]
    [InlineData("Tanh", -1, 1)]
    [InlineData("Softplus", 0, float.PositiveInfinity)]
    [InlineData("Silu", 0, float.PositiveInfinity)]
    [InlineData("Mish", 0, float.PositiveInfinity)]
    [InlineData("Gelu", 0, float.PositiveInfinity)]
    [InlineData("GeluTanh", 0, float.PositiveInfinity)]
    [InlineData("SiluDerivative", 0, 1)]
    [InlineData("MishDerivative", 0, 1)]
    [InlineData("GeluDerivative", 0, 1)]
    [InlineData("GeluTanhDerivative", 0, 1)]
    public void Infinities_Saturate(string name, float atMinus, float atPlus)
    {
        Function function = s_functions.Single(item => item.Name == name);
        Vector128<float> y = function.Narrow(Vector128.Create(float.NegativeInfinity, float.PositiveInfinity, float.NaN, -1e4f));
        Assert.Equal(atMinus, y[0], 1e-18f);
        Assert.Equal(atPlus, y[1]);
        Assert.True(float.IsNaN(y[2]), $"{name}(NaN) is {y[2]}.");
        Assert.Equal(atMinus, y[3], 1e-18f);
    }

    [Fact]
    public void Exp_ReachesSubnormalsAndOverflow()
    {
        Vector128<float> y = VectorMath.Exp(Vector128.Create(-100f, -103.5f, 88.7228f, 88.73f));
        Assert.Equal(MathF.Exp(-100), y[0], 2e-45f);
        Assert.Equal(float.Epsilon, y[1]);
        Assert.Equal(3.4e38f, y[2], 1e36f);
        Assert.Equal(float.PositiveInfinity, y[3]);
    }

    [Fact]
    public void Sums_HaveTheSameBitsInEveryWidth()
    {
        float[] terms = [.. RandomValues.Uniform(new Random(5), 64, 1000).Select(static value => (float)value)];
        Vector256<double> wide = Vector256<double>.Zero;
        Vector256<double> middle = wide;
        Vector256<double> narrow = wide;
        for (int i = 0; i < 64; i += 16)
        {
            wide = VectorMath.Accumulate(wide, Vector512.Create(terms, i));
        }

        for (int i = 0; i < 64; i += 8)
        {
            middle = VectorMath.Accumulate(middle, Vector256.Create(terms, i));
        }

        for (int i = 0; i < 64; i += 4)
        {
            narrow = VectorMath.Accumulate(narrow, Vector128.Create(terms, i));
        }

        Assert.Equal(wide, middle);
        Assert.Equal(wide, narrow);
        Assert.Equal(terms.Sum(static term => (double)term), VectorMath.Total(wide), 1e-9);
    }

    [Fact]
    public void DropoutMask_IsTheSameInEveryWidth()
    {
        var key = new VectorMath.DropoutKey(42);
        Vector512<float> wide = VectorMath.DropoutMask512(key, 96, 1u << 31);
        Assert.Equal(wide.GetLower().AsInt32(), VectorMath.DropoutMask256(key, 96, 1u << 31).AsInt32());
        Assert.Equal(wide.GetUpper().AsInt32(), VectorMath.DropoutMask256(key, 104, 1u << 31).AsInt32());
        Assert.Equal(wide.GetUpper().GetUpper().AsInt32(), VectorMath.DropoutMask128(key, 108, 1u << 31).AsInt32());
    }

    private static NaiveActivation Naive(ActivationKind kind) => new(new ActivationFunction(kind));

    // tanh(log(1 + e)) with e = exp(x) cancels in doubles, too, where e is tiny.
    private static double MishReference(double x) => x < -15 ? x * Math.Exp(x) * (1 - (Math.Exp(x) / 2)) : Naive(ActivationKind.Mish).Value(x);

    private static IEnumerable<float> Sweep(Function function)
    {
        const int Steps = 100_000;
        for (int i = 0; i <= Steps; i++)
        {
            yield return (float)(function.From + ((function.To - function.From) * i / Steps));
        }

        for (float x = 1e-38f; x < Math.Min(1, function.To); x *= 1.09f)
        {
            yield return x;
            if (function.From < 0)
            {
                yield return -x;
            }
        }
    }
}
