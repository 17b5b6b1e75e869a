namespace CnnGen;

/// <summary>Reading a length that the file itself claims, without believing it.</summary>
internal static class BoundedReading
{
    private const int FirstAllocation = 1 << 16;

    /// <summary>Reads so many bytes; allocates no more than there are, or twice of it where that is not known.</summary>
    /// <returns>The bytes; fewer than asked for at the end of the source.</returns>
    public static byte[] Read<TSource>(ref TSource source, int length)
        where TSource : IByteSource, allows ref struct
    {
        byte[] bytes = new byte[Math.Min(length, Math.Min(source.Remaining ?? FirstAllocation, Array.MaxLength))];
        int count = source.Read(bytes);
        while (count == bytes.Length && count < length)
        {
            Array.Resize(ref bytes, (int)Math.Min(length, Math.Max(FirstAllocation, 2L * count)));
            int more = source.Read(bytes.AsSpan(count));
            if (more == 0)
            {
                break;
            }

            count += more;
        }

        Array.Resize(ref bytes, count);
        return bytes;
    }
}
