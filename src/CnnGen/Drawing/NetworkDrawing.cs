using System.Globalization;
using System.Xml.Linq;
using CnnGen.Drawing;

namespace CnnGen;

/// <summary>Draws a network's architecture as textbooks do: a body for each layer's output, with its shape to scale.</summary>
public static class NetworkDrawing
{
    private const double Margin = 28;
    private const double Gap = 34;
    private const double Head = 64;
    private const double LineHeight = 16;

    // The mean width of a character of labels, generously.
    private const double CharacterWidth = 7;

    /// <summary>
    /// The architecture as a self-contained SVG. Rows and columns of feature maps have one scale, channels another, features of flat data a third; bars
    /// at the bottom show them. A layer that learns nothing and leaves the shape as it is stands as a line below the body before it, as long as it is the only one
    /// to read it. Bodies stand in the order of the layers. An arrow leads from a body to the next one, an arc to a later one: to the joins, and into branches.
    /// </summary>
    /// <typeparam name="T">The network's class.</typeparam>
    /// <returns>The text of the file.</returns>
    public static string ToSvg<T>()
        where T : class, ICnn<T> => Draw(typeof(T).Name, T.InputShape, T.Layers).ToString();

    internal static XDocument Draw(string name, SampleShape input, ReadOnlySpan<LayerInfo> network)
    {
        List<DrawnLayer> layers = DrawnLayer.Of(Input(input), network);
        var scale = DrawingScale.For(layers);
        Cuboid[] bodies = [.. layers.Select(layer => Cuboid.Of(layer.Layer, scale))];
        double tallest = bodies.Max(static body => body.Height + body.Depth);
        ArcPlan arcs = new(layers);
        double top = Head + arcs.Height;
        double middle = top + (tallest / 2);
        double labels = top + tallest + 24;
        double bottom = labels + (layers.Max(static layer => layer.Lines.Count()) * LineHeight) + 12;

        List<XElement> shapes = [];
        List<Landing> landings = [];
        double x = Margin;
        double previousEnd = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            double bodyWidth = bodies[i].Width + bodies[i].Depth;
            double width = Math.Max(bodyWidth, Math.Max(layers[i].Lines.Max(static line => line.Length) * CharacterWidth, arcs.WidthAt(i)));
            double left = x + ((width - bodyWidth) / 2);
            if (layers[i].Sources.Contains(i - 1))
            {
                shapes.Add(Arrow(previousEnd + 6, left - 6, middle));
            }

            shapes.Add(bodies[i].Draw(left, middle, Colour(layers[i].Layer.Kind)));
            shapes.AddRange(layers[i].Lines.Select((line, row) => Svg.Text(
                x + (width / 2), labels + (row * LineHeight), line, row == 0 ? Svg.Ink : Svg.Muted, 12, "middle", row == 0 ? "600" : "400")));
            landings.Add(bodies[i].Top(left, middle, arcs.SpreadAt(i)));
            previousEnd = left + bodyWidth;
            x += width + Gap;
        }

        shapes.AddRange(arcs.Draw(landings, top));
        double total = Math.Max(x - Gap, 480) + Margin;
        return Svg.Document(
            total, bottom + 44, $"Architecture of {name}", Svg.Text(Margin, 34, name, Svg.Ink, 18, "start", "600"), shapes, Scales(layers, scale, bottom + 16));
    }

    /// <summary>The input as a layer, which the network's own layers do not hold.</summary>
    private static LayerInfo Input(SampleShape shape) => new("input", "Input", [], shape.Height, shape.Width, shape.Channels, shape.IsFlat, 0, 0);

    private static string Colour(string kind) => kind switch
    {
        "Input" => "#a9b4c0",
        _ when kind.EndsWith("Conv2D", StringComparison.Ordinal) => "#f0b34a",
        _ when kind.EndsWith("Pool2D", StringComparison.Ordinal) => "#dd6b55",
        "UpSampling2D" => "#dd6b55",
        "Dense" => "#5b93d3",
        "Add" or "Multiply" or "Concatenate" => "#a98bd0",
        _ => "#79b58d",
    };

    private static XElement Arrow(double from, double to, double y) => new(
        Svg.Name("g"), Svg.Line(from, y, to - 5, y, Svg.Muted, 1.2), Svg.Polygon(Svg.Muted, Svg.Muted, (to, y), (to - 6, y - 3), (to - 6, y + 3)));

    private static IEnumerable<XElement> Scales(List<DrawnLayer> layers, DrawingScale scale, double y)
    {
        (string Name, double Unit, bool IsFlat)[] scales = [("pixels", scale.Pixel, false), ("channels", scale.Channel, false), ("features", scale.Feature, true)];
        double x = Margin;
        foreach ((string name, double unit, bool isFlat) in scales.Where(scale => layers.Any(layer => layer.Layer.IsFlat == scale.IsFlat)))
        {
            int count = DrawingScale.Round(unit);
            yield return Svg.Line(x, y - 4, x + (count * unit), y - 4, Svg.Ink, 2);
            yield return Svg.Text(
                x + (count * unit) + 8, y, string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? name[..^1] : name)}"), Svg.Muted, 12, "start");
            x += 160;
        }
    }
}
