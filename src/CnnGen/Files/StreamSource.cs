namespace CnnGen;

/// <summary>A stream from its position on; it may return as little at a time as it likes.</summary>
internal readonly struct StreamSource(Stream stream) : IByteSource
{
    public long? Remaining
    {
        get
        {
            try
            {
                return stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;
            }
            catch (NotSupportedException)
            {
                return null;
            }
        }
    }

    public int Read(scoped Span<byte> buffer) => stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
}
