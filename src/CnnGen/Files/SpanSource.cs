namespace CnnGen;

/// <summary>Bytes in memory.</summary>
internal ref struct SpanSource(ReadOnlySpan<byte> bytes) : IByteSource
{
    private ReadOnlySpan<byte> _bytes = bytes;

    public readonly long? Remaining => _bytes.Length;

    public int Read(scoped Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _bytes.Length);
        _bytes[..count].CopyTo(buffer);
        _bytes = _bytes[count..];
        return count;
    }
}
