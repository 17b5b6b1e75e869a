using System.Buffers.Binary;
using System.IO.Compression;

namespace EmbeddedInference.Images;

/// <summary>
/// What a PNG says of itself, compared with what it holds (ISO/IEC 15948). The decoder believes it: it allocates what a chunk's length claims, unpacks
/// without end, and takes the wrong bytes for pixels of interlaced images and of palettes whose rows end within a byte.
/// </summary>
internal static class PngClaims
{
    private const int SignatureLength = 8;

    /// <summary>Length, type and checksum of a chunk.</summary>
    private const int ChunkFrame = 12;

    private const int HeaderLength = 13;

    private const byte Palette = 3;

    /// <exception cref="InvalidDataException">The file holds less or more than it says, or is of a kind that the decoder reads wrong.</exception>
    public static void Check(ReadOnlySpan<byte> png)
    {
        using MemoryStream packed = new();
        ReadOnlySpan<byte> rest = png.Length < SignatureLength ? [] : png[SignatureLength..];
        ReadOnlySpan<byte> header = TakeChunk(ref rest, out ReadOnlySpan<byte> type);
        if (!type.SequenceEqual("IHDR"u8) || header.Length != HeaderLength)
        {
            throw new InvalidDataException("the PNG is damaged: it does not begin with its header.");
        }

        while (!type.SequenceEqual("IEND"u8))
        {
            ReadOnlySpan<byte> content = TakeChunk(ref rest, out type);
            if (type.SequenceEqual("IDAT"u8))
            {
                packed.Write(content);
            }
        }

        packed.Position = 0;
        CheckLength(packed, CheckHeader(header));
    }

    private static ReadOnlySpan<byte> TakeChunk(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type)
    {
        if (rest.Length < ChunkFrame || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - ChunkFrame)
        {
            throw new InvalidDataException("the PNG is damaged: it ends within a chunk.");
        }

        int length = BinaryPrimitives.ReadInt32BigEndian(rest);
        type = rest.Slice(4, 4);
        ReadOnlySpan<byte> content = rest.Slice(8, length);
        rest = rest[(ChunkFrame + length)..];
        return content;
    }

    /// <returns>The bytes of all rows, each with its filter.</returns>
    private static long CheckHeader(ReadOnlySpan<byte> header)
    {
        (int width, int height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        (byte bits, byte colour, bool isInterlaced) = (header[8], header[9], header[12] != 0);
        if (width <= 0 || height <= 0 || (long)width * height > Array.MaxLength)
        {
            throw new InvalidDataException($"pixels that fit into memory were expected, but the PNG has {(uint)height}x{(uint)width}.");
        }

        long rowBits = (long)width * bits * colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        if (isInterlaced || (colour == Palette && rowBits % 8 != 0))
        {
            throw new InvalidDataException(isInterlaced
                ? "the PNG is interlaced; save it without interlacing."
                : $"the PNG has a palette of {bits} bits a pixel; save it with 8.");
        }

        return height * (1 + ((rowBits + 7) / 8));
    }

    /// <summary>Unpacks into nothing.</summary>
    private static void CheckLength(Stream packed, long expected)
    {
        using ZLibStream rows = new(packed, CompressionMode.Decompress);
        Span<byte> buffer = stackalloc byte[4096];
        long length = 0;
        while (length <= expected && rows.Read(buffer) is > 0 and int count)
        {
            length += count;
        }

        if (length != expected)
        {
            throw new InvalidDataException($"the PNG is damaged: its pixels take {expected} bytes, but it holds {(length > expected ? "more" : $"{length}")}.");
        }
    }
}
