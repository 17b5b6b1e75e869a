using CsCheck;

namespace CnnGen.Shared.Sampling;

/// <summary>
/// Choices that depend on those before, as from <see cref="Random"/>, by numbers that CsCheck can shrink: a smaller number is a smaller choice, and when the
/// numbers are used up, every choice is the smallest.
/// </summary>
internal sealed class Choices(int[] numbers)
{
    private const int End = 1 << 16;

    private int _next;

    /// <summary>Numbers for so many choices.</summary>
    public static Gen<int[]> Numbers(int count) => Gen.Int[0, End - 1].Array[count];

    /// <summary>From 0 to below the end.</summary>
    public int Next(int end) => Next(0, end);

    /// <summary>From the start to below the end.</summary>
    public int Next(int start, int end) => start + (int)((_next < numbers.Length ? numbers[_next++] : 0) * (long)(end - start) / End);
}
