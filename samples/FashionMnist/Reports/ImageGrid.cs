using System.Xml.Linq;
using CnnGen.Drawing;

namespace FashionMnist.Reports;

/// <summary>Small grey images side by side under a caption.</summary>
/// <param name="caption">What they are.</param>
/// <param name="images">Each with rows from the top, 0 (black) to 1 (white).</param>
/// <param name="imageWidth">Pixels a row of each.</param>
/// <param name="columns">Images a row of the grid.</param>
/// <param name="size">Width and height of an image in the drawing.</param>
internal sealed class ImageGrid(string caption, IReadOnlyList<float[]> images, int imageWidth, int columns, int size)
{
    private const int CaptionHeight = 24;
    private const int Gap = 4;

    /// <summary>The height with the caption.</summary>
    public int Height => CaptionHeight + ((images.Count + columns - 1) / columns * (size + Gap));

    public static int WidthOf(int columns, int size) => (columns * (size + Gap)) - Gap;

    public XElement Draw(int left, int top) => new(
        Svg.Name("g"),
        Svg.Text(left, top + 14, caption, Svg.Ink, 14, "start", "600"),
        images.Select((image, index) => Svg.Image(
            left + (index % columns * (size + Gap)), top + CaptionHeight + (index / columns * (size + Gap)), size, size, GrayPng.ToDataUri(image, imageWidth))));
}
