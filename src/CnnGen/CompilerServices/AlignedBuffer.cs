using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CnnGen.CompilerServices;

/// <summary>Floats that start on a 64-byte line: kernels that run out of the first-level cache lose a quarter of their speed on split lines.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    private const int LineLength = 64 / sizeof(float);

    // Pinned, so that the collector never moves the aligned start.
    private readonly float[] _array;
    private readonly int _start;

    /// <summary>A buffer of zeros.</summary>
    /// <param name="length">Floats.</param>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        PaddedLength = checked((length + LineLength - 1) / LineLength * LineLength);
        _array = GC.AllocateArray<float>(checked(PaddedLength + LineLength - 1), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _start = (int)(-address & 63) / sizeof(float);
    }

    /// <summary>Floats asked for.</summary>
    public int Length { get; }

    /// <summary>Floats up to the end of the last line.</summary>
    public int PaddedLength { get; }

    /// <summary>The floats.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);

    /// <summary>The floats and the rest of the last line, so that vector loops need no remainder.</summary>
    public Span<float> Padded => _array.AsSpan(_start, PaddedLength);
}
