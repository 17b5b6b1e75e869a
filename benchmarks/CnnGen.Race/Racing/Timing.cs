namespace CnnGen.Race.Racing;

/// <summary>What one contestant's calls took, in seconds.</summary>
/// <param name="Best">The shortest call: what is left on a machine that others use, too.</param>
/// <param name="Median">The median over rounds of a round's median.</param>
/// <param name="P99">What 99 of 100 calls of all rounds stay within.</param>
internal readonly record struct Timing(double Best, double Median, double P99)
{
    /// <param name="rounds">The calls' seconds of each round.</param>
    public static Timing Of(IReadOnlyList<double[]> rounds)
    {
        double[] calls = [.. rounds.SelectMany(static round => round)];
        return new(calls.Min(), MedianOf(rounds.Select(MedianOf)), Quantile(calls, 0.99));
    }

    public static double MedianOf(IEnumerable<double> values) => Quantile([.. values], 0.5);

    private static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        return values[(int)Math.Min(values.Length - 1, values.Length * share)];
    }
}
