using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>What one array can hold, and what layers put into it.</summary>
internal static class Limits
{
    /// <summary>The most elements of a .NET array (Array.MaxLength).</summary>
    public const int MaxElements = 0x7FFFFFC7;

    /// <summary>The most floats of a buffer: it begins and ends on a cache line, wherever its array lies.</summary>
    public const int MaxBuffer = (MaxElements - (Line - 1)) / Line * Line;

    /// <summary>Floats of a cache line.</summary>
    private const int Line = 16;

    public static BigInteger Product(params long[] factors) =>
        factors.Aggregate(BigInteger.One, static (product, factor) => product * factor);

    /// <summary>
    /// Filters a panel of the storage: 16, one Vector512 of floats, or the next power of two above fewer filters, so that little is multiplied by zeros.
    /// </summary>
    public static int PanelWidth(long filters) => filters > 8 ? 16 : filters > 4 ? 8 : 4;

    /// <summary>The elements that a layer's tensors take in storage: whole panels, each tensor on cache lines of its own.</summary>
    public static BigInteger ParameterStorage(ShapedLayer shaped) =>
        ParameterTable.Of(shaped).Aggregate(BigInteger.Zero, static (sum, spec) => sum + RoundUp(Padded(spec.Axes[0].Length, spec.Groups) * spec.RowLength, Line));

    /// <summary>Filters with those that fill up each group's last panel.</summary>
    private static BigInteger Padded(long filters, long groups)
    {
        long inGroup = Math.Max(1, filters / groups);
        return groups * RoundUp(inGroup, PanelWidth(inGroup));
    }

    private static BigInteger RoundUp(BigInteger number, int unit) => (number + unit - 1) / unit * unit;
}
