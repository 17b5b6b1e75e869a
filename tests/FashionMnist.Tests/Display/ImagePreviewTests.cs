using FashionMnist.Display;
using Xunit;

namespace FashionMnist.Tests.Display;

public sealed class ImagePreviewTests
{
    [Fact]
    public void BrighterPixels_AreDenserCharacters() => Assert.Equal("  @@\n..==", ImagePreview.InAscii([0, 1, 0.1f, 0.45f], 2));
}
