using System.Globalization;
using System.Xml.Linq;

namespace CnnGen.Drawing;

/// <summary>
/// A layer's output as a body in oblique projection: a feature map's rows upwards, columns into the depth, channels to the right; features of flat data upwards.
/// </summary>
/// <param name="Width">To the right.</param>
/// <param name="Height">Upwards.</param>
/// <param name="Depth">How far the depth shifts the back, to the right and upwards.</param>
internal readonly record struct Cuboid(double Width, double Height, double Depth)
{
    private const double Thinnest = 1.5;

    // A line into the depth is drawn at 45 degrees and half its length: 0.5 * cos 45°.
    private const double Foreshortening = 0.3536;

    private const double VectorWidth = 8;

    public static Cuboid Of(LayerInfo layer, DrawingScale scale) => layer.IsFlat
        ? new Cuboid(VectorWidth, Visible(layer.OutputChannels * scale.Feature), VectorWidth * Foreshortening)
        : new Cuboid(
            Visible(layer.OutputChannels * scale.Channel), Visible(layer.OutputHeight * scale.Pixel), Visible(layer.OutputWidth * scale.Pixel) * Foreshortening);

    /// <summary>The three faces that are seen.</summary>
    /// <param name="left">The x of the front.</param>
    /// <param name="middle">The y of the whole body's middle.</param>
    /// <param name="colour">Of the front, as <c>#rrggbb</c>; the top is lighter, the side darker.</param>
    public XElement Draw(double left, double middle, string colour)
    {
        double right = left + Width;
        double top = middle - ((Height - Depth) / 2);
        double bottom = top + Height;
        string outline = Shade(colour, 0, 0.45);
        return new XElement(
            Svg.Name("g"),
            Svg.Polygon(Shade(colour, 255, 0.4), outline, (left, top), (left + Depth, top - Depth), (right + Depth, top - Depth), (right, top)),
            Svg.Polygon(Shade(colour, 0, 0.18), outline, (right, top), (right + Depth, top - Depth), (right + Depth, bottom - Depth), (right, bottom)),
            Svg.Polygon(colour, outline, (left, top), (right, top), (right, bottom), (left, bottom)));
    }

    /// <summary>Where arcs meet the body, which is drawn with the same numbers.</summary>
    /// <param name="left">The x of the front.</param>
    /// <param name="middle">The y of the whole body's middle.</param>
    /// <param name="spread">From the first to the last of its arcs.</param>
    public Landing Top(double left, double middle, double spread)
    {
        double edge = middle - ((Height + Depth) / 2);
        return new Landing(left + ((Width + Depth) / 2), edge, edge + (Depth / 2), Width, spread);
    }

    private static double Visible(double length) => Math.Max(Thinnest, length);

    /// <summary>A colour on its way to black (0) or white (255).</summary>
    private static string Shade(string colour, int target, double share)
    {
        IEnumerable<string> parts = Enumerable.Range(0, 3)
            .Select(part => int.Parse(colour.AsSpan(1 + (2 * part), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            .Select(value => ((int)Math.Round(value + ((target - value) * share))).ToString("x2", CultureInfo.InvariantCulture));
        return "#" + string.Concat(parts);
    }
}
