using System.Globalization;
using System.Xml.Linq;

namespace FashionMnist.Reports;

/// <summary>The few SVG shapes that the charts are made of.</summary>
internal static class Svg
{
    public const string Ink = "#1f2933";
    public const string Muted = "#5f6b7a";
    public const string Grid = "#e4e7eb";

    // Blue and orange are told apart with every kind of colour vision, and the training line is dashed besides.
    public const string TrainingColour = "#c2570c";
    public const string TestColour = "#1d5fbf";

    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XName Name(string localName) => Namespace + localName;

    public static XElement Text(double x, double y, string text, string colour, int size, string anchor, string weight = "400") => new(
        Name("text"),
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("fill", colour),
        new XAttribute("font-size", size),
        new XAttribute("font-weight", weight),
        new XAttribute("text-anchor", anchor),
        text);

    public static XElement Line(double x1, double y1, double x2, double y2, string colour, double width, string? dashes) => new(
        Name("line"),
        new XAttribute("x1", x1),
        new XAttribute("y1", y1),
        new XAttribute("x2", x2),
        new XAttribute("y2", y2),
        Stroke(colour, width, dashes));

    public static XElement Polyline(IEnumerable<(double X, double Y)> points, string colour, string? dashes) => new(
        Name("polyline"),
        new XAttribute("points", string.Join(' ', points.Select(static point => string.Create(CultureInfo.InvariantCulture, $"{point.X},{point.Y}")))),
        new XAttribute("fill", "none"),
        new XAttribute("stroke-linejoin", "round"),
        Stroke(colour, 2.5, dashes));

    public static XElement Dot(double x, double y, string colour) => new(
        Name("circle"),
        new XAttribute("cx", x),
        new XAttribute("cy", y),
        new XAttribute("r", 3.5),
        new XAttribute("fill", colour));

    private static IEnumerable<XAttribute> Stroke(string colour, double width, string? dashes)
    {
        yield return new XAttribute("stroke", colour);
        yield return new XAttribute("stroke-width", width);
        if (dashes is not null)
        {
            yield return new XAttribute("stroke-dasharray", dashes);
        }
    }
}
