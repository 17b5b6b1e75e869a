namespace CnnGen.Race.Racing;

/// <summary>Compares what contestants computed.</summary>
internal static class Results
{
    /// <summary>The largest absolute difference; NaN where a value is NaN.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double LargestDifference(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"{left.Length} results beside {right.Length}.");
        }

        double largest = 0;
        for (int i = 0; i < left.Length; i++)
        {
            // Math.Max passes a NaN on.
            largest = Math.Max(largest, Math.Abs((double)left[i] - right[i]));
        }

        return largest;
    }
}
