using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>Each activation as a formula for the reader of emitted code.</summary>
internal static class ActivationFormulas
{
    /// <summary>The function of x.</summary>
    public static string Text(ActivationFunction f) => f.Kind switch
    {
        ActivationKind.ReLU => "max(0, x)",
        ActivationKind.ReLU6 => "min(6, max(0, x))",
        ActivationKind.Clip => $"min({Constants.Text(f.Beta)}, max({Constants.Text(f.Alpha)}, x))",
        ActivationKind.LeakyReLU => $"x > 0 ? x : {Constants.Text(f.Alpha)} * x",
        ActivationKind.ELU => $"x > 0 ? x : {Constants.Text(f.Alpha)} * (exp(x) - 1)",
        ActivationKind.SELU => "1.0507 * (x > 0 ? x : 1.6733 * (exp(x) - 1))",
        ActivationKind.GELU => "x / 2 * (1 + erf(x / sqrt(2)))",
        ActivationKind.GELUTanh => "x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))",
        ActivationKind.SiLU => "x / (1 + exp(-x))",
        ActivationKind.Mish => "x * tanh(log(1 + exp(x)))",
        ActivationKind.Sigmoid => "1 / (1 + exp(-x))",
        ActivationKind.Tanh => "tanh(x)",
        ActivationKind.Softplus => "x > 20 ? x : log(1 + exp(x))",
        ActivationKind.Softsign => "x / (1 + |x|)",
        ActivationKind.HardSigmoid => "min(6, max(0, x + 3)) / 6",
        ActivationKind.HardSwish => "x * min(6, max(0, x + 3)) / 6",
        _ => throw new ArgumentOutOfRangeException(nameof(f), f.Kind, "No such activation."),
    };

    /// <summary>The derivative: a function of y where <see cref="ActivationFunction.DerivativeFromOutput"/>, else of x.</summary>
    public static string DerivativeText(ActivationFunction f) => f.Kind switch
    {
        ActivationKind.ReLU => "y <= 0 ? 0 : 1",
        ActivationKind.ReLU6 => "y <= 0 or y >= 6 ? 0 : 1",
        ActivationKind.Clip => $"{Constants.Text(f.Alpha)} <= x <= {Constants.Text(f.Beta)} ? 1 : 0",
        ActivationKind.LeakyReLU => $"{(f.DerivativeFromOutput ? "y" : "x")} > 0 ? 1 : {Constants.Text(f.Alpha)}",
        ActivationKind.ELU => $"x > 0 ? 1 : {Constants.Text(f.Alpha)} * exp(x)",
        ActivationKind.SELU => "x > 0 ? 1.0507 : 1.7581 * exp(x)",
        ActivationKind.GELU => "cdf(x) + x * pdf(x), of the normal distribution",
        ActivationKind.GELUTanh => "(1 + tanh(u)) / 2 + x / 2 * (1 - tanh(u)^2) * du/dx",
        ActivationKind.SiLU => "s * (1 + x * (1 - s)), s = sigmoid(x)",
        ActivationKind.Mish => "t + x * (1 - t^2) * sigmoid(x), t = tanh(log(1 + exp(x)))",
        ActivationKind.Sigmoid => "y * (1 - y)",
        ActivationKind.Tanh => "1 - y^2",
        ActivationKind.Softplus => "y > 20 ? 1 : 1 - exp(-y)",
        ActivationKind.Softsign => "1 / (1 + |x|)^2",
        ActivationKind.HardSigmoid => "0 < y < 1 ? 1 / 6 : 0",
        ActivationKind.HardSwish => "x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 1 / 2",
        _ => throw new ArgumentOutOfRangeException(nameof(f), f.Kind, "No such activation."),
    };
}
