using System.Xml.Linq;

namespace CnnGen.Tests.Drawing;

/// <summary>A drawing, read back from its shapes.</summary>
internal sealed class ReadDrawing
{
    private readonly (string Name, double Left, double Right)[] _bodies;

    public ReadDrawing(XElement svg)
    {
        Width = (double)svg.Attribute("width")!;
        Height = (double)svg.Attribute("height")!;
        XElement[] groups = [.. svg.Elements(SvgPoints.Svg + "g")];
        IEnumerable<string> names = svg.Elements(SvgPoints.Svg + "text").Where(static text => (string?)text.Attribute("font-weight") == "600").Select(static text => text.Value).Skip(1);
        XElement[][] faces = [.. groups.Select(static group => group.Elements().ToArray()).Where(static shapes => shapes.Length == 3)];
        _bodies = [.. names.Zip(faces, static (name, shapes) => (name, SvgPoints.OfPolygon(shapes[2])[0].X, SvgPoints.OfPolygon(shapes[0])[2].X))];
        Fronts = [.. faces.Select(static shapes => (string)shapes[2].Attribute("fill")!)];
        Arcs = [.. groups.Where(static group => group.Elements(SvgPoints.Svg + "path").Any()).Select(Arc)];
        Arrows = [.. groups.SelectMany(static group => group.Elements(SvgPoints.Svg + "line")).Select(static line => ((double)line.Attribute("x1")!, (double)line.Attribute("x2")!))];
        Corners = [.. svg.Descendants(SvgPoints.Svg + "polygon").SelectMany(SvgPoints.OfPolygon), .. Arcs.SelectMany(static arc => arc)];
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The names below the bodies, from left to right.</summary>
    public IEnumerable<string> Bodies => _bodies.Select(static body => body.Name);

    /// <summary>The colours of the bodies' fronts.</summary>
    public string[] Fronts { get; }

    /// <summary>The corners of each arc, from its first body to its second.</summary>
    public (double X, double Y)[][] Arcs { get; }

    /// <summary>The x of the ends of each straight arrow.</summary>
    public (double From, double To)[] Arrows { get; }

    /// <summary>The corners of all shapes.</summary>
    public (double X, double Y)[] Corners { get; }

    /// <summary>All edges, as <c>from→to</c>: those of arcs end within a body, those of arrows beside it.</summary>
    public IEnumerable<string> Edges =>
    [
        .. Arrows.Select(arrow => $"{_bodies.Last(body => body.Right < arrow.From).Name}→{_bodies.First(body => body.Left > arrow.To).Name}"),
        .. Arcs.Select(arc => $"{At(arc[0].X)}→{At(arc[^1].X)}"),
    ];

    /// <summary>The line, which ends within the head, as far as the head's tip.</summary>
    private static (double X, double Y)[] Arc(XElement group) =>
        [.. SvgPoints.OfPath(group.Elements().First())[..^1], SvgPoints.OfPolygon(group.Elements().Last())[0]];

    private string At(double x) => _bodies.Single(body => body.Left <= x && x <= body.Right).Name;
}
