namespace CnnGen.Generator.Diagnostics;

/// <summary>Finds the numbers of groups that would fit.</summary>
internal static class Divisors
{
    /// <summary>The common divisors of two counts next below and next above <paramref name="wanted"/>: <c>2 or 4</c>.</summary>
    public static string Suggest(int wanted, int first, int second)
    {
        int common = GreatestCommonDivisor(first, second);
        int below = 1;
        int above = int.MaxValue;

        // Pairs of divisors: 46,341 steps for the largest number, so half-typed numbers cost nothing.
        for (int small = 1; (long)small * small <= common; small++)
        {
            if (common % small == 0)
            {
                Consider(small);
                Consider(common / small);
            }
        }

        return above == int.MaxValue ? MessageText.Of(below) : $"{MessageText.Of(below)} or {MessageText.Of(above)}";

        void Consider(int divisor)
        {
            if (divisor < wanted)
            {
                below = Math.Max(below, divisor);
            }
            else if (divisor > wanted)
            {
                above = Math.Min(above, divisor);
            }
        }
    }

    private static int GreatestCommonDivisor(int first, int second) => second == 0 ? first : GreatestCommonDivisor(second, first % second);
}
