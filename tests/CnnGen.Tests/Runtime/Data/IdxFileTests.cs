using System.IO.Compression;

namespace CnnGen.Tests.Runtime.Data;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] s_images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6];
    private static readonly byte[] s_labels = [0, 0, 8, 1, 0, 0, 0, 2, 9, 255];

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_AreRowsOfBytes_OrFloatsToOne(bool compressed)
    {
        IdxImages images = IdxFile.ReadImages(Write(s_images, compressed));
        Assert.Equal((2, 2, 3), (images.Count, images.Height, images.Width));
        Assert.Equal(s_images[16..], images.Pixels);
        Assert.Equal([0, 0.2f, 0.4f, 0.6f, 0.8f, 1], images.ToFloats()[..6]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Labels_AreWholeNumbers(bool compressed) => Assert.Equal([9, 255], IdxFile.ReadLabels(Write(s_labels, compressed)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryPrefix_IsRefusedAndNamed(bool compressed)
    {
        byte[] file = File.ReadAllBytes(Write(s_images, compressed));
        for (int length = 0; length < file.Length; length++)
        {
            Write(file[..length], compressed: false);
            InvalidDataException failure = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(_path));
            Assert.StartsWith(_path, failure.Message);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BytesAfterTheValues_AreRefused(bool compressed)
    {
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => IdxFile.ReadLabels(Write([.. s_labels, 0], compressed)));
        Assert.Contains("goes on after its 2 values", failure.Message);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 9)]
    [InlineData(3, 1)]
    [InlineData(3, 4)]
    public void WrongMagic_SaysWhatWasFound(int place, byte value)
    {
        byte[] file = [.. s_images];
        file[place] = value;
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(Write(file)));
        Assert.Contains($"begins with 00000803, but this file begins with {Convert.ToHexString(file[..4])}", failure.Message);
    }

    [Fact]
    public void LabelsForImages_AreRefused() => Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(Write(s_labels)));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0x01, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 8 })]
    [InlineData(new byte[] { 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 })]
    public void SizesThatLie_AreRefusedBeforeTheyAreAllocated(byte[] sizes)
    {
        foreach (bool compressed in new[] { false, true })
        {
            Write([0, 0, 8, 3, .. sizes, 1, 2, 3], compressed);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(_path));
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
        }
    }

    [Fact]
    public void DamagedCompression_IsRefused()
    {
        byte[] pixels = new byte[10_000];
        new Random(1).NextBytes(pixels);
        byte[] file = File.ReadAllBytes(Write([0, 0, 8, 3, 0, 0, 0, 100, 0, 0, 0, 10, 0, 0, 0, 10, .. pixels], compressed: true));

        // From behind the first block's header, which has bits that mean nothing, to the checksum and the length.
        foreach (int place in Enumerable.Range(15, file.Length - 15).Where(place => place % 97 == 0 || place >= file.Length - 8))
        {
            byte[] damaged = [.. file];
            damaged[place] ^= 0x10;
            string message = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(Write(damaged))).Message;
            Assert.StartsWith($"{_path}: the compressed file is damaged or cut off: ", message);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void DamagedCompression_ComesFirst_WhateverTheContentClaims(int difference)
    {
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, .. new byte[3 + difference]];
        byte[] file = File.ReadAllBytes(Write(images, compressed: true));
        string whole = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(_path)).Message;
        Assert.StartsWith($"{_path}: {(difference > 0 ? "the file goes on after its 3 values" : "3 values were expected")}", whole);

        file[^8] ^= 1; // the checksum
        string damaged = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(Write(file))).Message;
        Assert.StartsWith($"{_path}: the compressed file is damaged or cut off: ", damaged);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(12)]
    public void CompressedFileOfFewBytes_IsDamaged(int length)
    {
        byte[] file = File.ReadAllBytes(Write(s_images, compressed: true))[..length];
        Assert.StartsWith($"{_path}: the compressed file is damaged or cut off: ", Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(Write(file))).Message);
    }

    [Fact]
    public void NoImages_AreAFileToo() => Assert.Equal(0, IdxFile.ReadImages(Write([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28])).Count);

    [Fact]
    public void MissingFile_KeepsItsException() => Assert.Throws<FileNotFoundException>(() => IdxFile.ReadLabels(_path + ".none"));

    [Fact]
    public void Dataset_JoinsImagesAndLabels()
    {
        string labels = _path + ".labels";
        try
        {
            File.WriteAllBytes(labels, s_labels);
            Dataset data = IdxFile.ReadDataset(Write(s_images), labels);
            Assert.Equal((2, 6), (data.Count, data.SampleLength));
            Assert.Equal([9, 255], data.Labels);
            Assert.Equal(3 / 255f, data.Sample(1)[2]);

            File.WriteAllBytes(labels, [0, 0, 8, 1, 0, 0, 0, 1, 9]);
            InvalidDataException failure = Assert.Throws<InvalidDataException>(() => IdxFile.ReadDataset(_path, labels));
            Assert.StartsWith($"{labels}: 2 labels were expected", failure.Message);
        }
        finally
        {
            File.Delete(labels);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3 }, new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 9 }, "0x3")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0 }, new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 }, "65536x65536")]
    public void ImagesWithoutPixels_OrTooLargeForAny_AreRefused(byte[] images, byte[] labels, string shape)
    {
        string labelsPath = _path + "-labels";
        try
        {
            File.WriteAllBytes(labelsPath, labels);
            InvalidDataException failure = Assert.Throws<InvalidDataException>(() => IdxFile.ReadDataset(Write(images), labelsPath));
            Assert.Equal($"{_path}: images with pixels were expected, but they have {shape}.", failure.Message);
        }
        finally
        {
            File.Delete(labelsPath);
        }
    }

    private string Write(byte[] file, bool compressed = false)
    {
        using FileStream stream = File.Create(_path);
        if (compressed)
        {
            using GZipStream zip = new(stream, CompressionLevel.Optimal);
            zip.Write(file);
        }
        else
        {
            stream.Write(file);
        }

        return _path;
    }
}
