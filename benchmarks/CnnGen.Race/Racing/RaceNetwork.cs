namespace CnnGen.Race.Racing;

/// <summary>Weights and data of a race, drawn from fixed seeds.</summary>
internal static class RaceNetwork
{
    private const int Seed = 42;

    /// <summary>
    /// From PyTorch's initial weights, uniform in ±1/sqrt(n), to He's, uniform in ±sqrt(6/n): signals then keep their size through the layers, and the
    /// outputs depend on every one of them.
    /// </summary>
    private static readonly float s_gain = MathF.Sqrt(6);

    public static T Create<T>()
        where T : class, ICnn<T>
    {
        var network = T.Create(Seed);
        foreach (string name in network.Parameters.Names.Where(static name => name.EndsWith(".weight", StringComparison.Ordinal)))
        {
            float[] weights = network.Parameters[name].ToArray();
            network.Parameters[name].CopyFrom([.. weights.Select(static weight => weight * s_gain)]);
        }

        return network;
    }

    /// <summary>Samples with values from 0 to 1, as of images.</summary>
    public static float[] Inputs<T>(int samples)
        where T : class, ICnn<T>
    {
        var random = new Random(Seed);
        float[] inputs = new float[samples * T.InputLength];
        foreach (ref float value in inputs.AsSpan())
        {
            value = random.NextSingle();
        }

        return inputs;
    }

    /// <summary>The classes in turn.</summary>
    public static int[] Labels<T>(int samples)
        where T : class, ICnn<T> => [.. Enumerable.Range(0, samples).Select(static sample => sample % T.OutputLength)];
}
