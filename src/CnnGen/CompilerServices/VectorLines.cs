using System.Numerics;
using System.Runtime.InteropServices;

namespace CnnGen.CompilerServices;

/// <summary>Whole 64-byte lines as vectors. No <see cref="Vector{T}"/> is longer than a line, so that loops need no remainder.</summary>
internal static class VectorLines
{
    public static Span<Vector<float>> Of(Span<float> lines) => MemoryMarshal.Cast<float, Vector<float>>(lines);

    public static ReadOnlySpan<Vector<float>> Of(ReadOnlySpan<float> lines) => MemoryMarshal.Cast<float, Vector<float>>(lines);

    /// <summary>A range of a buffer.</summary>
    public static Span<Vector<float>> Of(AlignedBuffer buffer, int start, int length) => Of(buffer.Padded.Slice(start, length));

    /// <summary>Adds values to sums of the same length.</summary>
    public static void Add(ReadOnlySpan<float> lines, Span<float> sums)
    {
        ReadOnlySpan<Vector<float>> values = Of(lines);
        Span<Vector<float>> targets = Of(sums);
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] += values[i];
        }
    }
}
