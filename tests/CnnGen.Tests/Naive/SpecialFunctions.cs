namespace CnnGen.Tests.Naive;

/// <summary>What <see cref="Math"/> lacks, to double accuracy.</summary>
internal static class SpecialFunctions
{
    /// <summary>The error function by its all-positive series 2/√π · e^(-x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!! (Abramowitz and Stegun, 7.1.6).</summary>
    public static double Erf(double x)
    {
        // 1 - erf(6) = 2e-17 is below the last bit of 1.
        if (Math.Abs(x) >= 6)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > Math.Abs(sum) * 1e-18; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>e^x - 1 without cancellation near zero.</summary>
    public static double Expm1(double x) => Math.Abs(x) < 1e-5
        ? x + (x * x / 2) + (x * x * x / 6)
        : Math.Exp(x) - 1;

    /// <summary>log(1 + x) without cancellation near zero, for x ≥ 0.</summary>
    public static double Log1p(double x) => x < 1e-5
        ? x - (x * x / 2) + (x * x * x / 3)
        : Math.Log(1 + x);

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>log(1 + e^x). PyTorch turns to x past 20, where the two differ by less than 2.1e-9.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));
}
