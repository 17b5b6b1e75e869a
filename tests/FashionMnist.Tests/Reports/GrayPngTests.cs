using System.IO.Compression;
using FashionMnist.Reports;
using Xunit;

namespace FashionMnist.Tests.Reports;

public sealed class GrayPngTests
{
    private const int ChunkOverhead = 12;
    private const int SignatureLength = 8;
    private const int HeaderLength = 13;

    [Fact]
    public void Header_GivesWidthHeightAndGreyOfEightBits()
    {
        byte[] png = GrayPng.Encode(new float[6], 3);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..SignatureLength]);
        Assert.Equal([0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0], png[SignatureLength..(SignatureLength + 8 + HeaderLength)]);
    }

    [Fact]
    public void LastChunk_HasTheChecksumOfTheStandard()
    {
        byte[] png = GrayPng.Encode(new float[4], 2);

        Assert.Equal([0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82], png[^ChunkOverhead..]);
    }

    [Fact]
    public void Pixels_AreRowsThatStartWithNoFilter()
    {
        byte[] png = GrayPng.Encode([0, 1, 0.5f, 128 / 255f, 2, -1], 3);

        byte[] packed = png[(SignatureLength + ChunkOverhead + HeaderLength + 8)..^(ChunkOverhead + 4)];
        using var inflated = new MemoryStream();
        using (var deflate = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            deflate.CopyTo(inflated);
        }

        Assert.Equal([0, 0, 255, 128, 0, 128, 255, 0], inflated.ToArray());
    }
}
