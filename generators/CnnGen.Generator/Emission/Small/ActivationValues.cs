using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>Each activation as a C# expression on a vector variable.</summary>
internal static class ActivationValues
{
    // Klambauer et al., "Self-Normalizing Neural Networks": the fixed point has mean 0 and variance 1.
    public const double SeluScale = 1.0507009873554804934193349852946;
    public const double SeluAlpha = 1.6732632423543772848170429916717;

    /// <summary>Where PyTorch's softplus turns into the identity.</summary>
    public const double SoftplusThreshold = 20;

    /// <summary>The value of <paramref name="f"/>; a NaN stays one.</summary>
    /// <remarks><c>MaxNative(bound, x)</c>, in this order, is <c>x</c> where it is NaN, on every processor.</remarks>
    public static string Expression(ActivationFunction f, string x, VectorWidth width)
    {
        string vector = width.Class;
        string math = width.Element.MathClass;
        string zero = width.Constant(0);
        string one = width.Constant(1);
        return f.Kind switch
        {
            ActivationKind.ReLU => $"{vector}.MaxNative({zero}, {x})",
            ActivationKind.ReLU6 => Clamp(x, 0, 6, width),
            ActivationKind.Clip => Clamp(x, f.Alpha, f.Beta, width),
            ActivationKind.LeakyReLU => $"{vector}.ConditionalSelect({vector}.GreaterThan({x}, {zero}), {x}, {x} * {width.Constant(f.Alpha)})",
            ActivationKind.ELU => $"{vector}.ConditionalSelect({vector}.GreaterThan({x}, {zero}), {x}, {width.Constant(f.Alpha)} * {math}.ExpM1({x}))",
            ActivationKind.SELU =>
                $"{vector}.ConditionalSelect({vector}.GreaterThan({x}, {zero}), {width.Constant(SeluScale)} * {x}, "
                + $"{width.Constant(SeluScale * SeluAlpha)} * {math}.ExpM1({x}))",
            ActivationKind.GELU => $"{math}.Gelu({x})",
            ActivationKind.GELUTanh => $"{math}.GeluTanh({x})",
            ActivationKind.SiLU => $"{math}.Silu({x})",
            ActivationKind.Mish => $"{math}.Mish({x})",
            ActivationKind.Sigmoid => $"{math}.Sigmoid({x})",
            ActivationKind.Tanh => $"{math}.Tanh({x})",
            ActivationKind.Softplus =>
                $"{vector}.ConditionalSelect({vector}.GreaterThan({x}, {width.Constant(SoftplusThreshold)}), {x}, {math}.Softplus({x}))",
            ActivationKind.Softsign => $"{x} / ({one} + {vector}.Abs({x}))",
            ActivationKind.HardSigmoid => $"{Clamp($"{x} + {width.Constant(3)}", 0, 6, width)} * {width.Constant(1.0 / 6)}",
            ActivationKind.HardSwish => $"{x} * ({Clamp($"{x} + {width.Constant(3)}", 0, 6, width)} * {width.Constant(1.0 / 6)})",
            _ => throw new ArgumentOutOfRangeException(nameof(f), f.Kind, "No such activation."),
        };
    }

    private static string Clamp(string x, double min, double max, VectorWidth width) =>
        $"{width.Class}.MinNative({width.Constant(max)}, {width.Class}.MaxNative({width.Constant(min)}, {x}))";
}
