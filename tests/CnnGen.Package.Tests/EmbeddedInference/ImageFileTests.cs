using System.Text;
using CnnGen.Package.Tests.Support;
using EmbeddedInference.Images;

namespace CnnGen.Package.Tests.EmbeddedInference;

/// <summary>Images as files: read as they were written, or refused with a sentence that names the file.</summary>
public sealed class ImageFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<byte, byte> PngKinds => [.. new byte[] { 0, 1, 2, 3, 4 }.SelectMany(static filter =>
        new[] { TestPng.Gray, TestPng.GrayWithAlpha, TestPng.Colour, TestPng.ColourWithAlpha }.Select(colour => (colour, filter)))];

    [Theory]
    [MemberData(nameof(PngKinds))]
    public void Png_OfEveryKindAndFilter_IsReadAsGrey(byte colourType, byte filter)
    {
        const int width = 5;
        int channels = TestPng.Channels(colourType);
        byte[] samples = new byte[7 * width * channels];
        new Random(colourType + filter).NextBytes(samples);
        GrayImage image = ImageFile.Read(Write("image.png", TestPng.Encode(samples, width, colourType, filter)));

        Assert.Equal((7, width), (image.Height, image.Width));
        Assert.Equal(Enumerable.Range(0, 7 * width).Select(pixel => GrayOf(samples.AsSpan(pixel * channels, channels))), image.Pixels);
    }

    [Fact]
    public void PngWithAPalette_IsReadAsItsColours() => Assert.Equal(
        [10, 200, 10],
        ImageFile.Read(Write("image.png", TestPng.Encode([1, 0, 1], 3, TestPng.Palette, filter: 0, [200, 200, 200, 10, 10, 10]))).Pixels);

    [Theory]
    [InlineData(null)]
    [InlineData(new byte[] { 200, 200, 200 })]
    public void PngWhosePaletteLacksAColour_IsRefused(byte[]? palette)
    {
        string path = Write("image.png", TestPng.Encode([0, 1], 2, TestPng.Palette, filter: 0, palette));
        Assert.StartsWith($"{path}: the PNG is damaged: ", Assert.Throws<InvalidDataException>(() => ImageFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, new byte[] { 0, 0b01000000 })]
    [InlineData(4, new byte[] { 0, 0x5A })]
    public void GreyPngOfFewBits_IsRefused_AsItsShadesAreNotRead(byte bits, byte[] row)
    {
        string path = Write("image.png", TestPng.EncodeGray(row, width: 2, height: 1, bits));
        string message = Assert.Throws<InvalidDataException>(() => ImageFile.Read(path)).Message;
        Assert.Equal($"{path}: 8 or 16 bits a pixel were expected, but the PNG has {bits}.", message);
    }

    [Fact]
    public void GreyPngOf16Bits_IsRounded() =>
        Assert.Equal([6, 249], ImageFile.Read(Write("image.png", TestPng.EncodeGray([0, 5, 0xFF, 250, 0], width: 2, height: 1, bits: 16))).Pixels);

    [Fact]
    public void EmptyName_IsAMissingFile() => Assert.Throws<FileNotFoundException>(() => ImageFile.Read(""));

    [Fact]
    public void DamagedPng_IsRefusedWithItsName_WhereverItIsCut()
    {
        byte[] png = TestPng.Encode(new byte[28 * 28], 28, TestPng.Gray, filter: 4);
        for (int length = 4; length < png.Length - 12; length++)
        {
            string path = Write("cut.png", png[..length]);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => ImageFile.Read(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void PngThatClaimsMoreThanItHolds_IsRefusedBeforeAnythingIsAllocated()
    {
        byte[] png = TestPng.Encode(new byte[28 * 28], 28, TestPng.Gray, filter: 0);
        AssertRefusedInLittleMemory([.. png[..33], 0x7F, 0xFF, 0xFF, 0xC7, .. "tEXt"u8, .. png[33..]], "it ends within a chunk.");
        AssertRefusedInLittleMemory(TestPng.EncodeGray([0, 1], width: 30_000, height: 30_000, bits: 8), "its pixels take 900030000 bytes, but it holds 2.");
        AssertRefusedInLittleMemory(TestPng.EncodeGray([0, 1], width: int.MaxValue, height: int.MaxValue, bits: 8), "the PNG has 2147483647x2147483647.");
        AssertRefusedInLittleMemory(TestPng.EncodeGray([0], width: -1, height: 0, bits: 8), "the PNG has 0x4294967295.");
    }

    [Fact]
    public void PngThatHoldsMoreThanItClaims_IsRefusedBeforeItIsUnpacked() =>
        AssertRefusedInLittleMemory(TestPng.EncodeGray(new byte[100_000_000], width: 28, height: 28, bits: 8), "its pixels take 812 bytes, but it holds more.");

    [Theory]
    [InlineData(28, 4, 28, true)]
    [InlineData(28, 2, 28, true)]
    [InlineData(28, 1, 28, false)]
    [InlineData(3, 4, 2, false)]
    public void PngWithAPaletteOfFewBits_IsReadWhereItsRowsEndWithAByte(int width, byte bits, int height, bool isRead)
    {
        byte[] rows = new byte[height * (1 + (((width * bits) + 7) / 8))];
        string path = Write("palette.png", TestPng.EncodePalette(rows, width, height, bits, [7, 7, 7]));
        if (isRead)
        {
            Assert.All(ImageFile.Read(path).Pixels, static pixel => Assert.Equal(7, pixel));
        }
        else
        {
            string message = Assert.Throws<InvalidDataException>(() => ImageFile.Read(path)).Message;
            Assert.Equal($"{path}: the PNG has a palette of {bits} bits a pixel; save it with 8.", message);
        }
    }

    [Fact]
    public void InterlacedPng_IsRefused()
    {
        byte[] png = TestPng.Encode([1, 2], 2, TestPng.Gray, filter: 0);
        png[28] = 1;
        string path = Write("interlaced.png", png);
        Assert.Equal($"{path}: the PNG is interlaced; save it without interlacing.", Assert.Throws<InvalidDataException>(() => ImageFile.Read(path)).Message);
    }

    [Theory]
    [InlineData("P5 3 2 255 ")]
    [InlineData("P5\n# a comment\n3 # another\n2\n255\n")]
    public void Pgm_IsRead(string header)
    {
        GrayImage image = ImageFile.Read(Write("image.pgm", [.. Encoding.ASCII.GetBytes(header), 0, 1, 2, 253, 254, 255]));
        Assert.Equal((2, 3), (image.Height, image.Width));
        Assert.Equal([0, 1, 2, 253, 254, 255], image.Pixels);
    }

    [Fact]
    public void Pgm_WithAnotherWhite_IsScaled() =>
        Assert.Equal([0, 127, 255], ImageFile.Read(Write("image.pgm", [.. "P5 3 1 100\n"u8, 0, 50, 100])).Pixels);

    [Theory]
    [InlineData("P5", "the PGM's header has no width")]
    [InlineData("P5 3", "the PGM's header has no height")]
    [InlineData("P5 3 x", "the PGM's header has no height")]
    [InlineData("P5 3 2 #", "the PGM's header has no white value")]
    [InlineData("P5 3 2 65535 ", "a white value from 1 to 255 were expected, but the PGM has 3, 2 and 65535")]
    [InlineData("P5 0 2 255 ", "a width and height from 1")]
    [InlineData("P5 3 2 255 12345", "6 pixels were expected (2x3), but the PGM has 5")]
    [InlineData("P5 3 2 255", "6 pixels were expected (2x3), but the PGM has 0")]
    [InlineData("P5 2147483647 2147483647 255 1", "4611686014132420609 pixels were expected")]
    [InlineData("GIF89a", "an image was expected: PNG, binary PGM (P5) or idx")]
    [InlineData("", "an image was expected: PNG, binary PGM (P5) or idx")]
    public void WrongFile_IsRefusedWithTheReason(string text, string reason)
    {
        string path = Write("wrong", Encoding.ASCII.GetBytes(text));
        string message = Assert.Throws<InvalidDataException>(() => ImageFile.Read(path)).Message;
        Assert.StartsWith(path + ": ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Idx_GivesTheImageOfItsIndex() =>
        Assert.Equal(PublishedSample.RawImages()[(7 * 784)..(8 * 784)], ImageFile.Read(TestImages.Path + ":7").Pixels);

    [Theory]
    [InlineData("", "an idx file holds many images")]
    [InlineData(":2000", "there is no image 2000; the file has 2000, numbered from 0")]
    public void Idx_WithoutAnIndexThatItHas_SaysSo(string index, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => ImageFile.Read(TestImages.Path + index)).Message, StringComparison.Ordinal);

    private static byte GrayOf(ReadOnlySpan<byte> pixel)
    {
        (double luma, int alpha) = pixel.Length switch
        {
            1 => (pixel[0], 255),
            2 => (pixel[0], pixel[1]),
            _ => ((0.299 * pixel[0]) + (0.587 * pixel[1]) + (0.114 * pixel[2]), pixel.Length == 4 ? pixel[3] : 255),
        };
        return (byte)Math.Floor((luma * alpha / 255) + 1e-9);
    }

    private void AssertRefusedInLittleMemory(byte[] png, string reason)
    {
        string path = Write("claims.png", png);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<InvalidDataException>(() => ImageFile.Read(path)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (1 << 20) + (2 * png.Length));
        Assert.StartsWith(path + ": ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder.PathOf(name), bytes);
        return _folder.PathOf(name);
    }
}
