using System.Text;
using EmbeddedInference;

namespace CnnGen.Package.Tests.EmbeddedInference;

/// <summary>Raw images on a stream.</summary>
public sealed class RawImagesTests
{
    private const int ImageLength = Classifier.ImageSize * Classifier.ImageSize;

    private readonly Classifier _classifier = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Image_AllocatesNothing(bool asJson)
    {
        RawImages rawImages = new(_classifier, new ResultWriter(Stream.Null, asJson));
        MemoryStream images = new(PublishedSample.RawImages());
        Allocations.AssertNoneOnceWarm(() =>
        {
            images.Position = 0;
            rawImages.Classify(images);
        });
    }

    [Fact]
    public void Images_AreAnsweredOneALine()
    {
        string[] lines = Classify(PublishedSample.RawImages()[..(2 * ImageLength)], asJson: false).Split('\n');
        Assert.Equal(["0: Ankle boot (100.0%)", "1: Pullover (100.0%)", ""], lines);
    }

    [Fact]
    public void Stream_InPieces_GivesTheSame()
    {
        byte[] images = PublishedSample.RawImages()[..(100 * ImageLength)];
        using MemoryStream output = new();
        new RawImages(_classifier, new ResultWriter(output, asJson: true)).Classify(new PiecewiseStream(images, 333));
        Assert.Equal(Classify(images, asJson: true), Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void StreamThatEndsWithinAnImage_SaysWhichAndWhere()
    {
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => Classify(new byte[ImageLength + 300], asJson: false));
        Assert.Equal("Standard input: image 1 has 300 bytes, where 784 were expected (28x28 pixels).", failure.Message);
    }

    private string Classify(byte[] images, bool asJson)
    {
        using MemoryStream output = new();
        new RawImages(_classifier, new ResultWriter(output, asJson)).Classify(new MemoryStream(images));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Gives a few bytes a call, as a pipe does.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);
    }
}
