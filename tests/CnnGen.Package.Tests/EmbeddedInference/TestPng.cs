using System.Buffers.Binary;
using System.IO.Compression;

namespace CnnGen.Package.Tests.EmbeddedInference;

/// <summary>Writes PNG files, of 8 bits a sample unless told, as the standard describes them (ISO/IEC 15948), with any of its filters.</summary>
internal static class TestPng
{
    public const byte Gray = 0;

    public const byte Colour = 2;

    public const byte Palette = 3;

    public const byte GrayWithAlpha = 4;

    public const byte ColourWithAlpha = 6;

    /// <param name="samples">Rows from the top, the samples of a pixel together.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="colourType">One of the above.</param>
    /// <param name="filter">0 (none), 1 (left), 2 (up), 3 (average) or 4 (Paeth), for every row.</param>
    /// <param name="palette">Red, green and blue of each colour; null for none.</param>
    public static byte[] Encode(ReadOnlySpan<byte> samples, int width, byte colourType, byte filter, byte[]? palette = null)
    {
        int channels = Channels(colourType);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), samples.Length / (width * channels));
        (header[8], header[9]) = (8, colourType);
        return File(header, palette, Filter(samples, width * channels, channels, filter));
    }

    /// <summary>Rows that are packed already, each behind its filter.</summary>
    public static byte[] EncodeGray(byte[] rows, int width, int height, byte bits) => EncodeRows(rows, width, height, bits, Gray, palette: null);

    /// <summary>Rows that are packed already, each behind its filter.</summary>
    public static byte[] EncodePalette(byte[] rows, int width, int height, byte bits, byte[] palette) => EncodeRows(rows, width, height, bits, Palette, palette);

    private static byte[] EncodeRows(byte[] rows, int width, int height, byte bits, byte colourType, byte[]? palette)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, colourType);
        return File(header, palette, rows);
    }

    private static byte[] File(byte[] header, byte[]? palette, byte[] rows)
    {
        using MemoryStream png = new();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        WriteChunk(png, "IHDR"u8, header);
        if (palette is not null)
        {
            WriteChunk(png, "PLTE"u8, palette);
        }

        WriteChunk(png, "IDAT"u8, Compress(rows));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    public static int Channels(byte colourType) => colourType switch { Gray or Palette => 1, GrayWithAlpha => 2, Colour => 3, _ => 4 };

    private static byte[] Filter(ReadOnlySpan<byte> samples, int rowLength, int channels, byte filter)
    {
        byte[] filtered = new byte[samples.Length / rowLength * (rowLength + 1)];
        int next = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            bool isFirst = i % rowLength < channels;
            int left = isFirst ? 0 : samples[i - channels];
            int up = i < rowLength ? 0 : samples[i - rowLength];
            int upLeft = isFirst || i < rowLength ? 0 : samples[i - rowLength - channels];
            int predicted = filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, upLeft) };
            if (i % rowLength == 0)
            {
                filtered[next++] = filter;
            }

            filtered[next++] = unchecked((byte)(samples[i] - predicted));
        }

        return filtered;
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        int estimate = left + up - upLeft;
        (int toLeft, int toUp, int toUpLeft) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - upLeft));
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Optimal))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(type);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), content));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return crc;
    }
}
