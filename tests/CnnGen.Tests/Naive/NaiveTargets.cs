namespace CnnGen.Tests.Naive;

/// <summary>What a batch should give: integer labels [n][y][x], or values shaped as the output (for cross entropy: class probabilities).</summary>
internal sealed record NaiveTargets(int[]? Labels, double[]? Values)
{
    public static NaiveTargets FromLabels(int[] labels) => new(labels, null);

    public static NaiveTargets FromValues(double[] values) => new(null, values);
}
