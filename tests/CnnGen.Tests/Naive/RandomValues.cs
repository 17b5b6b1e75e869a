namespace CnnGen.Tests.Naive;

/// <summary>Random numbers for tests.</summary>
internal static class RandomValues
{
    /// <summary>Uniform in ±<paramref name="scale"/>, each exactly a float.</summary>
    public static double[] Uniform(Random random, int count, double scale = 1)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)(((2 * random.NextDouble()) - 1) * scale);
        }

        return values;
    }

    /// <summary>Weights and biases of a size that keeps the activations' magnitude, each exactly a float.</summary>
    public static void Fill(NaiveNetwork network, Random random)
    {
        foreach (NaiveTensor parameter in network.Parameters)
        {
            int fanIn = parameter.Values.Length / parameter.Shape[0];
            Uniform(random, parameter.Values.Length, parameter.Shape.Length == 1 ? 0.5 : Math.Sqrt(3.0 / fanIn)).CopyTo(parameter.Values, 0);
        }
    }
}
