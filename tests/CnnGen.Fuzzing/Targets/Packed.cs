using System.Buffers.Binary;
using System.IO.Compression;

namespace CnnGen.Fuzzing.Targets;

/// <summary>What compressed files hold: what their readers may allocate goes by that, and never by what the files claim.</summary>
internal static class Packed
{
    // Buffers that double until the end of the content, and the copies of what decoders hand to each other.
    private const int Copies = 8;

    /// <returns>The file's length; for gzip and PNG that of the content as well, as often as it is copied.</returns>
    public static long Length(byte[] file) => file switch
    {
        [0x1F, 0x8B, ..] => Copies * (file.Length + Unpacked(new GZipStream(new MemoryStream(file), CompressionMode.Decompress))),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Copies * (file.Length + Unpacked(new ZLibStream(ImageData(file), CompressionMode.Decompress))),
        _ => file.Length,
    };

    /// <summary>Bytes up to the end, or to the first fault.</summary>
    private static long Unpacked(Stream stream)
    {
        byte[] buffer = new byte[4096];
        long length = 0;
        try
        {
            while (stream.Read(buffer) is > 0 and int count)
            {
                length += count;
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            // The latter for zlib with a preset dictionary.
        }

        return length;
    }

    private static MemoryStream ImageData(byte[] png)
    {
        MemoryStream data = new();
        for (long start = 8; start + 8 <= png.Length;)
        {
            ReadOnlySpan<byte> chunk = png.AsSpan((int)start);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (chunk.Slice(4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(chunk.Slice(8, (int)Math.Min(length, chunk.Length - 8)));
            }

            start += 12L + length;
        }

        data.Position = 0;
        return data;
    }
}
