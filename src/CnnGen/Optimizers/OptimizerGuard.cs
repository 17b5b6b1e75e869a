namespace CnnGen;

/// <summary>The checks of the optimizers' arguments.</summary>
internal static class OptimizerGuard
{
    public static double NotNegative(double value, string name)
        => value is >= 0 and <= float.MaxValue
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name}: a number that is not negative, in the range of a float, was expected.");

    public static double BelowOne(double value, string name)
        => value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name}: a number from 0 to less than 1 was expected.");

    /// <summary>What keeps a quotient finite: a gradient that is 0 leaves its weight alone.</summary>
    public static float Positive(double value, string name)
        => (float)value is > 0 and < float.PositiveInfinity
            ? (float)value
            : throw new ArgumentOutOfRangeException(name, value, $"{name}: a positive number in the range of a float was expected.");
}
