using System.Globalization;
using System.Xml.Linq;

namespace CnnGen.Drawing;

/// <summary>The few SVG shapes that drawings are made of. Coordinates are rounded to hundredths.</summary>
internal static class Svg
{
    public const string Ink = "#1f2933";
    public const string Muted = "#5f6b7a";

    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XName Name(string localName) => Namespace + localName;

    /// <summary>A whole drawing on white.</summary>
    /// <param name="width">Of the drawing; its own unit is a pixel.</param>
    /// <param name="height">Of the drawing.</param>
    /// <param name="title">For those who cannot see it.</param>
    /// <param name="content">The shapes, the later ones above.</param>
    public static XDocument Document(double width, double height, string title, params object[] content) => new(
        new XElement(
            Name("svg"),
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Round(width)} {Round(height)}")),
            Number("width", width),
            Number("height", height),
            new XAttribute("font-family", "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"),
            new XAttribute("role", "img"),
            new XElement(Name("title"), title),
            new XElement(Name("rect"), new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "#ffffff")),
            content));

    public static XElement Text(double x, double y, string text, string colour, int size, string anchor, string weight = "400") => new(
        Name("text"),
        Number("x", x),
        Number("y", y),
        new XAttribute("fill", colour),
        new XAttribute("font-size", size),
        new XAttribute("font-weight", weight),
        new XAttribute("text-anchor", anchor),
        text);

    public static XElement Line(double x1, double y1, double x2, double y2, string colour, double width, string? dashes = null) => new(
        Name("line"),
        Number("x1", x1),
        Number("y1", y1),
        Number("x2", x2),
        Number("y2", y2),
        Stroke(colour, width, dashes));

    public static XElement Polyline(IEnumerable<(double X, double Y)> points, string colour, string? dashes) => new(
        Name("polyline"),
        Points(points),
        new XAttribute("fill", "none"),
        new XAttribute("stroke-linejoin", "round"),
        Stroke(colour, 2.5, dashes));

    /// <summary>A line through points, whose corners are rounded.</summary>
    public static XElement RoundedLine(IReadOnlyList<(double X, double Y)> points, double radius, string colour, double width)
    {
        List<string> data = ["M" + Point(points[0])];
        for (int i = 1; i < points.Count - 1; i++)
        {
            data.Add($"L{Point(Towards(points[i], points[i - 1], radius))} Q{Point(points[i])} {Point(Towards(points[i], points[i + 1], radius))}");
        }

        data.Add("L" + Point(points[^1]));
        return new XElement(Name("path"), new XAttribute("d", string.Join(' ', data)), new XAttribute("fill", "none"), Stroke(colour, width, dashes: null));
    }

    public static XElement Polygon(string fill, string outline, params IEnumerable<(double X, double Y)> points) => new(
        Name("polygon"),
        Points(points),
        new XAttribute("fill", fill),
        new XAttribute("stroke-linejoin", "round"),
        Stroke(outline, 0.8, dashes: null));

    public static XElement Dot(double x, double y, string colour) => new(
        Name("circle"),
        Number("cx", x),
        Number("cy", y),
        new XAttribute("r", 3.5),
        new XAttribute("fill", colour));

    /// <summary>A picture whose pixels stay sharp however large it is.</summary>
    public static XElement Image(double x, double y, double width, double height, string source) => new(
        Name("image"),
        Number("x", x),
        Number("y", y),
        Number("width", width),
        Number("height", height),
        new XAttribute("href", source),
        new XAttribute("preserveAspectRatio", "none"),
        new XAttribute("style", "image-rendering: pixelated"));

    private static XAttribute Points(IEnumerable<(double X, double Y)> points) => new(
        "points", string.Join(' ', points.Select(Point)));

    private static string Point((double X, double Y) point) => string.Create(CultureInfo.InvariantCulture, $"{Round(point.X)},{Round(point.Y)}");

    /// <summary>The point at a distance on the way to another, at most half of it.</summary>
    private static (double X, double Y) Towards((double X, double Y) from, (double X, double Y) to, double distance)
    {
        double length = Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2));
        double share = Math.Min(0.5, distance / length);
        return (from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
    }

    private static IEnumerable<XAttribute> Stroke(string colour, double width, string? dashes)
    {
        yield return new XAttribute("stroke", colour);
        yield return new XAttribute("stroke-width", width);
        if (dashes is not null)
        {
            yield return new XAttribute("stroke-dasharray", dashes);
        }
    }

    private static XAttribute Number(string name, double value) => new(name, Round(value));

    private static double Round(double value) => Math.Round(value, 2);
}
