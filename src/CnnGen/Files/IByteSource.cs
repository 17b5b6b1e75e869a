namespace CnnGen;

/// <summary>Where a file's bytes come from.</summary>
internal interface IByteSource
{
    /// <summary>Bytes that are left, where that is known: what may be allocated before anything was checked.</summary>
    long? Remaining { get; }

    /// <summary>Fills the buffer as far as there are bytes.</summary>
    /// <returns>The number of bytes; fewer than the buffer takes only at the end.</returns>
    int Read(scoped Span<byte> buffer);
}
