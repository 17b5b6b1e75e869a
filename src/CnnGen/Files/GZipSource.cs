using System.Buffers.Binary;
using System.IO.Compression;

namespace CnnGen;

/// <summary>
/// A file of one gzip member. <see cref="GZipStream"/> takes one that lost its end for whole; this source compares checksum and length.
/// </summary>
internal struct GZipSource(FileStream file) : IByteSource
{
    private const int TrailerLength = 8;

    private readonly GZipStream _stream = new(file, CompressionMode.Decompress, leaveOpen: true);
    private Crc32 _checksum;
    private uint _length;

    public readonly long? Remaining => null;

    public int Read(scoped Span<byte> buffer)
    {
        int count = _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        _checksum.Append(buffer[..count]);
        _length += (uint)count;
        return count;
    }

    /// <summary>Compares what was read with the checksum and the length at the end of the file.</summary>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public readonly void CheckTrailer()
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        file.Seek(-TrailerLength, SeekOrigin.End);
        file.ReadExactly(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != _checksum.Value || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != _length)
        {
            throw new InvalidDataException("the compressed file is damaged or cut off: its checksum and length are not those of its content.");
        }
    }
}
