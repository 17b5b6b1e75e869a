using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>Each activation's gradient as a C# expression: PyTorch's derivative at every point, kinks included.</summary>
internal static class ActivationDerivatives
{
    /// <summary>The incoming gradient times the derivative.</summary>
    /// <param name="f">The activation.</param>
    /// <param name="v">The output where <see cref="ActivationFunction.DerivativeFromOutput"/>, else the input: a vector variable.</param>
    /// <param name="dy">The incoming gradient, a vector variable.</param>
    /// <param name="width">Their type.</param>
    public static string Expression(ActivationFunction f, string v, string dy, VectorWidth width)
    {
        string vector = width.Class;
        string math = width.Element.MathClass;
        string one = width.Constant(1);
        return f.Kind switch
        {
            ActivationKind.ReLU => Select(AtMost(v, 0, width), width.Constant(0), dy, width),
            ActivationKind.ReLU6 => Select($"{AtMost(v, 0, width)} | {AtLeast(v, 6, width)}", width.Constant(0), dy, width),
            ActivationKind.Clip => Select($"{AtLeast(v, f.Alpha, width)} & {AtMost(v, f.Beta, width)}", dy, width.Constant(0), width),
            ActivationKind.LeakyReLU => Select(Above(v, 0, width), dy, $"{dy} * {width.Constant(f.Alpha)}", width),
            ActivationKind.ELU => Select(Above(v, 0, width), dy, $"{dy} * {width.Constant(f.Alpha)} * {math}.Exp({v})", width),
            ActivationKind.SELU => Select(
                Above(v, 0, width), $"{dy} * {width.Constant(ActivationValues.SeluScale)}",
                $"{dy} * {width.Constant(ActivationValues.SeluScale * ActivationValues.SeluAlpha)} * {math}.Exp({v})", width),
            ActivationKind.GELU => $"{dy} * {math}.GeluDerivative({v})",
            ActivationKind.GELUTanh => $"{dy} * {math}.GeluTanhDerivative({v})",
            ActivationKind.SiLU => $"{dy} * {math}.SiluDerivative({v})",
            ActivationKind.Mish => $"{dy} * {math}.MishDerivative({v})",
            ActivationKind.Sigmoid => $"{dy} * {v} * ({one} - {v})",
            ActivationKind.Tanh => $"{dy} * ({one} - ({v} * {v}))",
            ActivationKind.Softplus => Select(Above(v, ActivationValues.SoftplusThreshold, width), dy, $"-{dy} * {math}.ExpM1(-{v})", width),
            ActivationKind.Softsign => $"{dy} / ({one} + {vector}.Abs({v})) / ({one} + {vector}.Abs({v}))",
            ActivationKind.HardSigmoid => Select(
                $"{Above(v, 0, width)} & {Below(v, 1, width)}", $"{dy} * {width.Constant(1.0 / 6)}", width.Constant(0), width),
            ActivationKind.HardSwish => Select(
                AtMost(v, -3, width), width.Constant(0),
                Select(AtLeast(v, 3, width), dy, $"{dy} * (({v} * {width.Constant(1.0 / 3)}) + {width.Constant(0.5)})", width), width),
            _ => throw new ArgumentOutOfRangeException(nameof(f), f.Kind, "No such activation."),
        };
    }

    private static string Select(string condition, string whenTrue, string whenFalse, VectorWidth width) =>
        $"{width.Class}.ConditionalSelect({condition}, {whenTrue}, {whenFalse})";

    private static string Above(string v, double bound, VectorWidth width) => $"{width.Class}.GreaterThan({v}, {width.Constant(bound)})";

    private static string Below(string v, double bound, VectorWidth width) => $"{width.Class}.LessThan({v}, {width.Constant(bound)})";

    private static string AtLeast(string v, double bound, VectorWidth width) => $"{width.Class}.GreaterThanOrEqual({v}, {width.Constant(bound)})";

    private static string AtMost(string v, double bound, VectorWidth width) => $"{width.Class}.LessThanOrEqual({v}, {width.Constant(bound)})";
}
