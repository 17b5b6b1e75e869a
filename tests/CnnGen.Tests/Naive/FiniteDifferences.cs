namespace CnnGen.Tests.Naive;

/// <summary>Derivatives by central differences, as PyTorch's gradcheck takes them.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-6;

    /// <summary>The gradient of <paramref name="value"/> with respect to <paramref name="variables"/>, which it reads and which end unchanged.</summary>
    public static double[] Gradient(double[] variables, Func<double> value)
    {
        double[] gradient = new double[variables.Length];
        for (int i = 0; i < variables.Length; i++)
        {
            double original = variables[i];
            variables[i] = original + Step;
            double above = value();
            variables[i] = original - Step;
            double below = value();
            variables[i] = original;
            gradient[i] = (above - below) / (2 * Step);
        }

        return gradient;
    }
}
