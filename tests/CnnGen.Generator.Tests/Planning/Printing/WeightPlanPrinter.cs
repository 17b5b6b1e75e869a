using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Prints the plan of the gradient of the weights.</summary>
internal static class WeightPlanPrinter
{
    public static void Print(LoopText text, WeightPlan plan)
    {
        foreach (WeightVariant variant in plan.Variants)
        {
            using (text.Nest($"gradient of the weights, Vector{variant.Bits}: {variant.Reason}"))
            {
                foreach (WeightPiece piece in variant.Pieces)
                {
                    Print(text, piece);
                }
            }
        }
    }

    private static void Print(LoopText text, WeightPiece piece)
    {
        Contraction contraction = piece.Contraction;
        text.Reason(piece.Reason);
        if (piece.Copy is { } copy)
        {
            PrintCopy(text, piece, copy);
            return;
        }

        using IDisposable groups = text.Nest(contraction.Groups > 1 ? $"for g in 0..{contraction.Groups}" : "");
        foreach (LaneBlock block in piece.Blocks)
        {
            using IDisposable lanes = text.Nest(Lanes(block));
            using IDisposable rows = text.Nest(contraction.ColumnsAreSamples ? "" : string.Join("; ", piece.Rows.Select(rows => Rows(contraction, rows))));
            foreach (TapTiles taps in piece.Columns)
            {
                PrintTiles(text, contraction, block, taps);
            }
        }
    }

    private static void PrintCopy(LoopText text, WeightPiece piece, SampleCopy copy)
    {
        foreach (FeatureBlocks features in copy.Blocks)
        {
            string block = Loop.Of("ic", features.Tiles.First, features.Tiles.End, features.Size);
            using IDisposable loop = text.Nest($"for n by {copy.Samples}, {block}: copy {copy.Samples} samples x {features.Size} features");
            foreach (LaneBlock lanes in piece.Blocks)
            {
                text.Line($"{Lanes(lanes)}, for t by {features.Tiles.Length}: {Size(features.Tiles.Length, lanes)}, over {copy.Samples} samples");
            }
        }
    }

    private static void PrintTiles(LoopText text, Contraction contraction, LaneBlock block, TapTiles taps)
    {
        TapColumns columns = taps.Columns;
        string kx = contraction.Columns.Taps == 1 ? "" : $"kx = {Loop.Range(columns.FirstTap, columns.FirstTap + columns.Taps)}: ";
        foreach (TileCut tiles in taps.Tiles)
        {
            string t = kx.Length > 0 && taps.Tiles.Count == 1 && tiles.Count == 1 ? "" : Loop.Of("t", tiles.First, tiles.End, tiles.Length) + ": ";
            string positions = contraction.ColumnsAreSamples
                ? "all samples"
                : $"ox = {Loop.Range(columns.ColumnBegin * contraction.SideBySide, columns.ColumnEnd * contraction.SideBySide)}";
            text.Line($"{kx}{t}{Size(tiles.Length, block)}, over {positions}");
        }
    }

    private static string Lanes(LaneBlock block) => Loop.Of("oc", block.First, block.End, block.Width);

    private static string Rows(Contraction contraction, KernelRows rows)
    {
        string outputs = rows.Outputs is { } range
            ? $"oy = {Loop.Range(range.Begin, range.End)}"
            : contraction.Rows.HasBorder ? "the oy inside" : $"oy = {Loop.Range(0, contraction.Rows.Count)}";
        return $"{Loop.Of("ky", rows.First, rows.End, rows.Length)} over {outputs}";
    }

    private static string Size(int taps, LaneBlock block) => $"tile of {Loop.Count(taps, "tap")} x {Loop.Count(block.Lanes, "lane")}";
}
