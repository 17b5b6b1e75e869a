using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Says in words why a contraction that writes its output has its register tiles.</summary>
internal static class OutputReason
{
    /// <param name="contraction">What is computed.</param>
    /// <param name="parts">Its tiles, of which the largest one is explained.</param>
    /// <param name="bits">The width of the vectors, in bits.</param>
    public static string Of(Contraction contraction, EquatableArray<OutputPart> parts, int bits)
    {
        TilePlan largest = parts.SelectMany(static part => part.Tiles).Aggregate(static (best, tile) => Sums(tile) > Sums(best) ? tile : best);
        OutputTile tile = largest.Tile;
        int vectors = tile.Block.Vectors;
        string noun = contraction.ColumnsAreSamples ? "sample" : contraction.Fold is not null ? "window" : "pixel";
        string width = contraction.SideBySide == 1
            ? TileReason.Count(tile.Columns.Width, noun)
            : $"{TileReason.Text(tile.Columns.Width)} x {TileReason.Count(contraction.SideBySide, noun)}";
        string pixels = tile.Rows == 1 ? width : $"{TileReason.Text(tile.Rows)} rows of {width}";
        string reason = TileReason.Of(
            bits, pixels, tile.Pixels, vectors, contraction.IsLanewise ? tile.Pixels * vectors : tile.Pixels, vectors * contraction.SideBySide,
            contraction.ColumnsAreSamples ? "no tile of 8 or 6 samples does more in a half-cycle" : "no tile that fits costs less in all");
        return contraction.IsLanewise ? $"{reason}; {Taps(largest)}" : reason;
    }

    private static string Taps(TilePlan tile) => tile.Taps.All(static taps => taps.IsWrittenOut)
        ? "taps are written out, because they are few enough for the JIT"
        : "taps are a loop, because written out they would be too many for the JIT";

    private static int Sums(TilePlan tile) => tile.Tile.Pixels * tile.Tile.Block.Vectors;
}
