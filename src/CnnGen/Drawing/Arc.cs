using System.Xml.Linq;

namespace CnnGen.Drawing;

/// <summary>An edge of the drawing that passes over bodies.</summary>
/// <param name="From">The body whose output is read.</param>
/// <param name="To">The body that reads it, right of <paramref name="From"/>.</param>
/// <param name="Level">How high it passes: 0 is next to the bodies.</param>
/// <param name="Start">How far to the right of the first body's middle it rises.</param>
/// <param name="End">How far to the right of the second body's middle it comes down.</param>
internal readonly record struct Arc(int From, int To, int Level, double Start, double End)
{
    private const double Radius = 5;

    /// <summary>Whether another arc begins and ends below this one.</summary>
    public bool Spans(Arc inner) => From <= inner.From && inner.To <= To;

    /// <summary>Whether both pass over a common stretch between bodies.</summary>
    public bool Overlaps(Arc other) => From < other.To && other.From < To;

    /// <summary>The line from body to body, and its head.</summary>
    /// <param name="from">Where the first body's arcs begin.</param>
    /// <param name="to">Where the second body's arcs end.</param>
    /// <param name="y">Of the level.</param>
    public XElement Draw(Landing from, Landing to, double y)
    {
        (double X, double Y)[] points = [.. from.Descent(Start).Reverse(), (from.Centre + Start, y), (to.Centre + End, y), .. to.Descent(End)];
        (double X, double Y) tip = points[^1];
        (double X, double Y) before = points[^2];
        double length = Math.Sqrt(Math.Pow(tip.X - before.X, 2) + Math.Pow(tip.Y - before.Y, 2));
        (double X, double Y) ahead = ((tip.X - before.X) / length, (tip.Y - before.Y) / length);
        points[^1] = (tip.X - (5 * ahead.X), tip.Y - (5 * ahead.Y));
        return new XElement(
            Svg.Name("g"),
            Svg.RoundedLine(points, Radius, Svg.Muted, 1.2),
            Svg.Polygon(
                Svg.Muted,
                Svg.Muted,
                tip,
                (tip.X - (6 * ahead.X) - (3 * ahead.Y), tip.Y - (6 * ahead.Y) + (3 * ahead.X)),
                (tip.X - (6 * ahead.X) + (3 * ahead.Y), tip.Y - (6 * ahead.Y) - (3 * ahead.X))));
    }
}
