using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>Working memory that each thread keeps for its predictions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadScratch
{
    [ThreadStatic]
    private static AlignedBuffer? t_buffer;

    /// <summary>The calling thread's memory, of any content; it grows and never shrinks. The next call on the thread hands out the same memory.</summary>
    /// <param name="length">Floats.</param>
    public static Span<float> Rent(int length)
    {
        AlignedBuffer? buffer = t_buffer;
        if (buffer is null || buffer.Length < length)
        {
            t_buffer = buffer = new AlignedBuffer(length);
        }

        return buffer.Span[..length];
    }
}
