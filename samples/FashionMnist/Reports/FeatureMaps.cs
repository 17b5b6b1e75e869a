using System.Xml.Linq;
using CnnGen.Drawing;

namespace FashionMnist.Reports;

/// <summary>Draws what each layer of the first half makes of an image: one feature map a channel.</summary>
internal static class FeatureMaps
{
    private const int Margin = 24;
    private const int Columns = 16;
    private const int Size = 44;

    /// <summary>The drawing: the image, then the maps of each convolution and pool, white where its values are largest.</summary>
    /// <param name="network">A trained network.</param>
    /// <param name="image">One sample.</param>
    /// <param name="imageWidth">Pixels a row of it.</param>
    public static XDocument Draw(FashionNet network, ReadOnlySpan<float> image, int imageWidth)
    {
        List<ImageGrid> grids = [new ImageGrid("input", [image.ToArray()], imageWidth, Columns, 2 * Size)];
        network.Inspect(image, (layer, shape, values) =>
        {
            if (shape is [_, int height, int width])
            {
                grids.Add(new ImageGrid($"{layer.Name}: {layer.OutputShape}", [.. values.ToArray().Chunk(height * width).Select(Brighten)], width, Columns, Size));
            }
        });

        List<XElement> drawn = [];
        int top = 60;
        foreach (ImageGrid grid in grids)
        {
            drawn.Add(grid.Draw(Margin, top));
            top += grid.Height + 16;
        }

        return Svg.Document(
            ImageGrid.WidthOf(Columns, Size) + (2 * Margin), top, "Feature maps of FashionNet", Svg.Text(Margin, 36, "What the layers see", Svg.Ink, 18, "start", "600"), drawn);
    }

    private static float[] Brighten(float[] map)
    {
        float largest = Math.Max(float.Epsilon, map.Max());
        return [.. map.Select(value => value / largest)];
    }
}
