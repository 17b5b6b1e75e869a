using System.Xml.Linq;

namespace CnnGen.Drawing;

/// <summary>
/// The edges that are not straight arrows to the next body: arcs above the bodies. Those that pass over a common stretch have levels of their own, nested ones below
/// outer ones, and at a body each rises or falls at a place of its own, so that none lies on another and none crosses one inside it.
/// </summary>
internal sealed class ArcPlan
{
    private const double LevelHeight = 12;
    private const double Spacing = 9;

    // Between the tallest body and the lowest level.
    private const double Foot = Landing.Approach + 8;

    private readonly List<Arc> _arcs = [];

    public ArcPlan(IReadOnlyList<DrawnLayer> layers)
    {
        IEnumerable<(int From, int To)> edges = layers.SelectMany(static (layer, to) => layer.Sources.Where(from => from != to - 1).Select(from => (from, to)));
        foreach ((int from, int to) in edges.OrderBy(static edge => edge.To - edge.From).ThenBy(static edge => edge.From))
        {
            Arc arc = new(from, to, 0, 0, 0);
            _arcs.Add(arc with { Level = LevelOf(arc) });
        }

        _arcs = [.. _arcs.Select(arc => arc with { Start = Offset(arc, arc.From), End = Offset(arc, arc.To) })];
    }

    /// <summary>What the arcs need above the bodies.</summary>
    public double Height => _arcs.Count == 0 ? 0 : Foot + (LevelHeight * (1 + _arcs.Max(static arc => arc.Level)));

    /// <summary>What the arcs of a body need beside each other.</summary>
    public double WidthAt(int body) => Spacing * Ordered(body).Count();

    /// <summary>From the first to the last arc of a body.</summary>
    public double SpreadAt(int body) => Math.Max(0, WidthAt(body) - Spacing);

    /// <summary>The arcs over the tops of the bodies.</summary>
    /// <param name="landings">The bodies' tops.</param>
    /// <param name="bottom">The y of the highest body's top.</param>
    public IEnumerable<XElement> Draw(IReadOnlyList<Landing> landings, double bottom) =>
        _arcs.Select(arc => arc.Draw(landings[arc.From], landings[arc.To], bottom - Foot - (LevelHeight * arc.Level)));

    /// <summary>The lowest level above the arcs inside one, and without arcs that it overlaps. Shorter arcs have theirs already.</summary>
    private int LevelOf(Arc arc)
    {
        HashSet<int> taken = [.. _arcs.Where(arc.Overlaps).Select(static other => other.Level)];
        int level = _arcs.Where(arc.Spans).Select(static inner => inner.Level + 1).DefaultIfEmpty(0).Max();
        while (taken.Contains(level))
        {
            level++;
        }

        return level;
    }

    private double Offset(Arc arc, int body) => (Spacing * Ordered(body).Index().First(other => (other.Item.From, other.Item.To) == (arc.From, arc.To)).Index) - (SpreadAt(body) / 2);

    /// <summary>The arcs of a body from left to right: those that end there, the lowest first, then those that begin there, the highest first.</summary>
    private IEnumerable<Arc> Ordered(int body) =>
        [.. _arcs.Where(arc => arc.To == body).OrderBy(static arc => arc.Level), .. _arcs.Where(arc => arc.From == body).OrderByDescending(static arc => arc.Level)];
}
