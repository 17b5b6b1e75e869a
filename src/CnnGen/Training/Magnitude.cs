using System.Numerics;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Magnitudes of floats as the bits of their absolute values: they are ordered like the values, with infinity above all numbers and NaN above that.</summary>
internal static class Magnitude
{
    private const int WithoutSign = 0x7FFF_FFFF;
    private const int Infinity = 0x7F80_0000;

    /// <summary>The largest magnitude in whole 64-byte lines.</summary>
    public static int Largest(ReadOnlySpan<float> lines)
    {
        Vector<int> largest = Vector<int>.Zero;
        foreach (Vector<float> values in VectorLines.Of(lines))
        {
            largest = Vector.Max(largest, Vector.AsVectorInt32(values) & new Vector<int>(WithoutSign));
        }

        int result = 0;
        for (int lane = 0; lane < Vector<int>.Count; lane++)
        {
            result = Math.Max(result, largest[lane]);
        }

        return result;
    }

    public static bool IsFinite(int magnitude) => magnitude < Infinity;

    public static float Value(int magnitude) => BitConverter.Int32BitsToSingle(magnitude);

    /// <summary>Raises a maximum that several threads share.</summary>
    public static void Raise(ref int maximum, int magnitude)
    {
        for (int seen = Volatile.Read(ref maximum); magnitude > seen;)
        {
            int before = Interlocked.CompareExchange(ref maximum, magnitude, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
