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

    /// <summary>Filters are stored in panels of this many, the last one filled up.</summary>
    private const int Panel = 16;

    public static BigInteger Product(params long[] factors) =>
        factors.Aggregate(BigInteger.One, static (product, factor) => product * factor);

    /// <summary>The elements that a layer's tensors take in storage.</summary>
    public static BigInteger ParameterStorage(ShapedLayer shaped) => ParameterTable.Of(shaped)
        .Aggregate(BigInteger.Zero, static (sum, spec) => sum + (Padded(spec.Axes[0].Length, spec.Groups) * spec.RowLength));

    /// <summary>Filters with those that fill up each group's last panel.</summary>
    private static BigInteger Padded(long filters, long groups) => Product(groups, (Math.Max(1, filters / groups) + Panel - 1) / Panel * Panel);
}
