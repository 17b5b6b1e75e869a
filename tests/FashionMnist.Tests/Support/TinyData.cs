using System.Buffers.Binary;
using System.IO.Compression;

namespace FashionMnist.Tests.Support;

/// <summary>Writes small sets in the IDX format: each class has its own bright row, so that a network can learn them.</summary>
internal static class TinyData
{
    /// <summary>The four files, gzipped; image i is of class i modulo 10.</summary>
    public static void Write(string folder, int trainingImages, int testImages)
    {
        WriteSet(folder, "train", trainingImages);
        WriteSet(folder, "t10k", testImages);
    }

    public static void WriteImages(string file, int count)
    {
        byte[] pixels = new byte[count * 28 * 28];
        for (int image = 0; image < count; image++)
        {
            pixels.AsSpan((image * 28 * 28) + (image % 10 * 2 * 28), 2 * 28).Fill(255);
        }

        WriteIdx(file, [count, 28, 28], pixels);
    }

    public static void WriteLabels(string file, params byte[] labels) => WriteIdx(file, [labels.Length], labels);

    private static void WriteSet(string folder, string set, int count)
    {
        WriteImages(Path.Combine(folder, $"{set}-images-idx3-ubyte.gz"), count);
        WriteLabels(Path.Combine(folder, $"{set}-labels-idx1-ubyte.gz"), [.. Enumerable.Range(0, count).Select(static image => (byte)(image % 10))]);
    }

    private static void WriteIdx(string file, int[] dimensions, byte[] values)
    {
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.Create(file), CompressionLevel.Fastest) : File.Create(file);
        stream.Write([0, 0, 8, (byte)dimensions.Length]);
        Span<byte> number = stackalloc byte[4];
        foreach (int dimension in dimensions)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, dimension);
            stream.Write(number);
        }

        stream.Write(values);
    }
}
