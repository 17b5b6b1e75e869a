using System.Buffers.Binary;
using System.IO.Compression;

namespace CnnGen;

/// <summary>
/// A file of one gzip member. <see cref="GZipStream"/> takes one that lost its end for whole; this source compares checksum and length.
/// </summary>
internal struct GZipSource(FileStream file) : IByteSource
{
    private const int TrailerLength = 8;

    private const int RestAtOnce = 1 << 16;

    private readonly GZipStream _stream = new(file, CompressionMode.Decompress, leaveOpen: true);
    private Crc32 _checksum;
    private uint _length;

    public readonly long? Remaining => null;

    public int Read(scoped Span<byte> buffer)
    {
        int count;
        try
        {
            count = _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException failure)
        {
            // Its own message speaks of archives and of methods that are not supported.
            throw new InvalidDataException("its content does not decompress to what its checksum says.", failure);
        }

        _checksum.Append(buffer[..count]);
        _length += (uint)count;
        return count;
    }

    /// <summary>Reads what is left, and compares all of it with the checksum and the length at the end of the file.</summary>
    public bool IsWhole()
    {
        try
        {
            byte[] rest = new byte[RestAtOnce];
            while (Read(rest) == rest.Length)
            {
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        if (file.Length < TrailerLength)
        {
            return false;
        }

        Span<byte> trailer = stackalloc byte[TrailerLength];
        file.Seek(-TrailerLength, SeekOrigin.End);
        file.ReadExactly(trailer);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer) == _checksum.Value && BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) == _length;
    }
}
