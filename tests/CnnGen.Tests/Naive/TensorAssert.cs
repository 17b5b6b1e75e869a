namespace CnnGen.Tests.Naive;

/// <summary>Compares tensors by the largest difference, as a share of the expected tensor's largest magnitude.</summary>
internal static class TensorAssert
{
    /// <param name="what">The tensor's name, for the message.</param>
    /// <param name="tolerance">As a share of the largest expected magnitude.</param>
    public static void Close(string what, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance) =>
        Within(what, expected, actual, tolerance * expected.Max(Math.Abs));

    /// <param name="what">The tensor's name, for the message.</param>
    /// <param name="bound">The largest difference allowed.</param>
    public static void Within(string what, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double bound)
    {
        Assert.True(expected.Count == actual.Count, $"{what}: {actual.Count} values instead of {expected.Count}.");
        for (int i = 0; i < expected.Count; i++)
        {
            // Written so that a NaN fails.
            bool isClose = Math.Abs(expected[i] - actual[i]) <= bound;
            Assert.True(isClose, $"{what}[{i}] is {actual[i]:R} instead of {expected[i]:R}: more than {bound:E1} apart.");
        }
    }

    public static double[] ToDoubles(IEnumerable<float> values) => [.. values.Select(static value => (double)value)];
}
