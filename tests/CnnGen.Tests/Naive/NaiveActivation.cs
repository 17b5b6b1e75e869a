using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>An element-wise function by PyTorch's definition, and its derivative as PyTorch takes it at the kinks.</summary>
internal sealed class NaiveActivation(ActivationFunction function) : NaiveLayer
{
    // The constants of "Self-Normalizing Neural Networks" (Klambauer et al., 2017).
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    private static readonly double s_gaussianPeak = 1 / Math.Sqrt(2 * Math.PI);
    private static readonly double s_geluTanhScale = Math.Sqrt(2 / Math.PI);

    public ActivationKind Kind => function.Kind;

    private double[] Kinks => function.Kind switch
    {
        ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.ELU or ActivationKind.SELU => [0],
        ActivationKind.ReLU6 => [0, 6],
        ActivationKind.HardSigmoid or ActivationKind.HardSwish => [-3, 3],
        ActivationKind.Clip => [function.Alpha, function.Beta],
        _ => [],
    };

    public override double DistanceToKink(double[] x) =>
        x.SelectMany(value => Kinks.Select(kink => Math.Abs(value - kink))).Where(static distance => distance > 0).Append(double.PositiveInfinity).Min();

    public override double[] Forward(double[] x, int sample) => [.. x.Select(Value)];

    public override double[] Backward(double[] x, double[] dy, int sample) => [.. x.Select((value, i) => Slope(value) * dy[i])];

    public double Value(double x) => function.Kind switch
    {
        ActivationKind.None => x,
        ActivationKind.ReLU => Math.Max(x, 0),
        ActivationKind.ReLU6 => Math.Clamp(x, 0, 6),
        ActivationKind.LeakyReLU => x > 0 ? x : function.Alpha * x,
        ActivationKind.ELU => x > 0 ? x : function.Alpha * SpecialFunctions.Expm1(x),
        ActivationKind.SELU => SeluScale * (x > 0 ? x : SeluAlpha * SpecialFunctions.Expm1(x)),
        ActivationKind.GELU => 0.5 * x * (1 + SpecialFunctions.Erf(x / Math.Sqrt(2))),
        ActivationKind.GELUTanh => x * GeluTanhShare(x),
        ActivationKind.SiLU => x * SpecialFunctions.Sigmoid(x),
        ActivationKind.Mish => x * Math.Tanh(SpecialFunctions.Softplus(x)),
        ActivationKind.Sigmoid => SpecialFunctions.Sigmoid(x),
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.Softplus => SpecialFunctions.Softplus(x),
        ActivationKind.Softsign => x / (1 + Math.Abs(x)),
        ActivationKind.HardSigmoid => Math.Clamp(x + 3, 0, 6) / 6,
        ActivationKind.HardSwish => x * Math.Clamp(x + 3, 0, 6) / 6,
        ActivationKind.Clip => Math.Clamp(x, function.Alpha, function.Beta),
        _ => throw new ArgumentOutOfRangeException(nameof(x), function.Kind, "An activation that the reference does not know."),
    };

    public double Slope(double x) => function.Kind switch
    {
        ActivationKind.None => 1,
        ActivationKind.ReLU => x > 0 ? 1 : 0,
        ActivationKind.ReLU6 => x is > 0 and < 6 ? 1 : 0,
        ActivationKind.LeakyReLU => x > 0 ? 1 : function.Alpha,
        ActivationKind.ELU => x > 0 ? 1 : function.Alpha * Math.Exp(x),
        ActivationKind.SELU => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)),
        ActivationKind.GELU => (0.5 * (1 + SpecialFunctions.Erf(x / Math.Sqrt(2)))) + (x * s_gaussianPeak * Math.Exp(-0.5 * x * x)),
        ActivationKind.GELUTanh => GeluTanhSlope(x),
        ActivationKind.SiLU => SpecialFunctions.Sigmoid(x) * (1 + (x * (1 - SpecialFunctions.Sigmoid(x)))),
        ActivationKind.Mish => MishSlope(x),
        ActivationKind.Sigmoid => SpecialFunctions.Sigmoid(x) * (1 - SpecialFunctions.Sigmoid(x)),
        ActivationKind.Tanh => 1 - (Math.Tanh(x) * Math.Tanh(x)),
        ActivationKind.Softplus => SpecialFunctions.Sigmoid(x),
        ActivationKind.Softsign => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x))),
        ActivationKind.HardSigmoid => x is > -3 and < 3 ? 1.0 / 6 : 0,
        ActivationKind.HardSwish => x <= -3 ? 0 : x < 3 ? (x / 3) + 0.5 : 1,
        ActivationKind.Clip => x >= function.Alpha && x <= function.Beta ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(x), function.Kind, "An activation that the reference does not know."),
    };

    /// <summary>(1 + tanh(u)) / 2 = sigmoid(2 u), which does not cancel.</summary>
    private static double GeluTanhShare(double x) => SpecialFunctions.Sigmoid(2 * s_geluTanhScale * (x + (0.044715 * x * x * x)));

    private static double GeluTanhSlope(double x)
    {
        double share = GeluTanhShare(x);
        return share * (1 + (2 * x * (1 - share) * s_geluTanhScale * (1 + (3 * 0.044715 * x * x))));
    }

    private static double MishSlope(double x)
    {
        double tanh = Math.Tanh(SpecialFunctions.Softplus(x));
        return tanh + (x * (1 - (tanh * tanh)) * SpecialFunctions.Sigmoid(x));
    }
}
