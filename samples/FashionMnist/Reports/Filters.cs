using System.Xml.Linq;
using CnnGen;
using CnnGen.Drawing;

namespace FashionMnist.Reports;

/// <summary>Draws the kernels of the first convolution: what it looks for.</summary>
internal static class Filters
{
    private const int Margin = 24;
    private const int Columns = 8;
    private const int Size = 60;

    /// <summary>The drawing: grey is 0, white the largest weight of the filter, black its opposite.</summary>
    public static XDocument Draw(FashionNet network)
    {
        ParameterTensor weight = network.Conv1.Weight; // [filters, 1, height, width]
        (int height, int width) = (weight.Shape[2], weight.Shape[3]);
        var grid = new ImageGrid(
            $"conv1: {weight.Shape[0]} filters of {height}x{width}", [.. weight.ToArray().Chunk(height * width).Select(Shade)], width, Columns, Size);
        return Svg.Document(
            ImageGrid.WidthOf(Columns, Size) + (2 * Margin), 60 + grid.Height + 16, "Filters of FashionNet's first convolution",
            Svg.Text(Margin, 36, "What the first layer looks for", Svg.Ink, 18, "start", "600"),
            grid.Draw(Margin, 60));
    }

    private static float[] Shade(float[] filter)
    {
        float largest = Math.Max(float.Epsilon, filter.Max(Math.Abs));
        return [.. filter.Select(value => ((value / largest) + 1) / 2)];
    }
}
