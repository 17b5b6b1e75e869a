using System.Buffers.Binary;
using System.IO.Compression;

namespace FashionMnist.Reports;

/// <summary>Packs a grey image as a PNG, so that a page can carry its pictures inside.</summary>
internal static class GrayPng
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>The image as <c>data:image/png;base64,...</c>.</summary>
    /// <param name="pixels">Rows from the top, 0 (black) to 1 (white).</param>
    /// <param name="width">Pixels a row.</param>
    public static string ToDataUri(ReadOnlySpan<float> pixels, int width) => "data:image/png;base64," + Convert.ToBase64String(Encode(pixels, width));

    /// <summary>The image as a PNG file.</summary>
    /// <param name="pixels">Rows from the top, 0 (black) to 1 (white).</param>
    /// <param name="width">Pixels a row.</param>
    public static byte[] Encode(ReadOnlySpan<float> pixels, int width)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), pixels.Length / width);
        header[8] = 8; // bits a pixel; the zeros behind it: greyscale, deflate, no filter method but 0, not interlaced

        using var png = new MemoryStream();
        png.Write(Signature);
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Compress(pixels, width));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<float> pixels, int width)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            for (int start = 0; start < pixels.Length; start += width)
            {
                deflate.WriteByte(0); // each row starts with its filter: none
                foreach (float pixel in pixels.Slice(start, width))
                {
                    deflate.WriteByte((byte)Math.Round(Math.Clamp(pixel, 0, 1) * byte.MaxValue));
                }
            }
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

    /// <summary>CRC-32 of ISO 3309, bit by bit: pictures of 28x28 pixels need no table.</summary>
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
