using System.Buffers.Binary;
using System.IO.Compression;

namespace CnnGen.Fuzzing.Targets;

/// <summary><see cref="IdxFile"/>, plain and compressed: images and labels that were read are read again from a file that is written anew.</summary>
internal static class IdxTarget
{
    public static void Run(byte[] file)
    {
        using FileOnDisk onDisk = new(file);
        long length = Packed.Length(file);
        IdxImages images = new(0, 0, 0, []);
        if (Oracle.Refusal(length, () => images = IdxFile.ReadImages(onDisk.Path)) is null)
        {
            Oracle.Require(images.Pixels.Length == (long)images.Count * images.Height * images.Width, "the pixels are not as many as the sizes say");
            byte[] plain = Encode([images.Count, images.Height, images.Width], images.Pixels);
            CheckAgain(plain, images);
            CheckAgain(Compress(plain), images);
        }

        int[] labels = [];
        if (Oracle.Refusal(length, () => labels = IdxFile.ReadLabels(onDisk.Path)) is null)
        {
            using FileOnDisk again = new(Encode([labels.Length], [.. labels.Select(static label => checked((byte)label))]));
            Oracle.Require(IdxFile.ReadLabels(again.Path).AsSpan().SequenceEqual(labels), "the labels are others when they are written and read again");
        }
    }

    private static void CheckAgain(byte[] file, IdxImages images)
    {
        using FileOnDisk onDisk = new(file);
        IdxImages again = IdxFile.ReadImages(onDisk.Path);
        Oracle.Require(
            again with { Pixels = images.Pixels } == images && again.Pixels.AsSpan().SequenceEqual(images.Pixels),
            "the images are others when they are written and read again");
    }

    private static byte[] Encode(int[] sizes, ReadOnlySpan<byte> values)
    {
        byte[] file = new byte[4 + (4 * sizes.Length) + values.Length];
        (file[2], file[3]) = (8, (byte)sizes.Length);
        for (int i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), sizes[i]);
        }

        values.CopyTo(file.AsSpan(4 + (4 * sizes.Length)));
        return file;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
