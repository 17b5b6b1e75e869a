namespace CnnGen.Drawing;

/// <summary>The top of a body, where arcs begin and end.</summary>
/// <param name="Centre">The x of its middle.</param>
/// <param name="Edge">The y of its back edge, which is its highest.</param>
/// <param name="Middle">The y of the line where arcs meet it.</param>
/// <param name="Width">Of that line.</param>
/// <param name="Spread">From the first to the last of the body's arcs.</param>
internal readonly record struct Landing(double Centre, double Edge, double Middle, double Width, double Spread)
{
    /// <summary>Above the back edge, where arcs that do not fit on the top turn towards it.</summary>
    public const double Approach = 14;

    private const double Rim = 3;

    /// <summary>The last points of a line that comes down: straight where the top is wide enough, else towards its part of the top.</summary>
    /// <param name="offset">Of the line from the middle.</param>
    public IReadOnlyList<(double X, double Y)> Descent(double offset)
    {
        double share = Spread == 0 ? 1 : Math.Min(1, Math.Max(Width - (2 * Rim), Width / 2) / Spread);
        (double X, double Y) foot = (Centre + (offset * share), Middle);
        return share < 1 && offset != 0 ? [(Centre + offset, Edge - Approach), foot] : [foot];
    }
}
