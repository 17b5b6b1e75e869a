using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Prints the plan of a contraction that writes its output.</summary>
internal static class OutputPlanPrinter
{
    public static readonly AxisNames Forward = new("oy", "ox", "oc", "ic");

    public static readonly AxisNames Data = new("iy", "ix", "ic", "oc");

    /// <summary>The gradient of the input in windows that are added up; a lane is a tap of a row and a channel.</summary>
    public static readonly AxisNames Windows = new("iy", "ox", "lane", "oc");

    public static void Print(LoopText text, string role, OutputPlan plan, AxisNames names)
    {
        foreach (OutputVariant variant in plan.Variants)
        {
            using (text.Nest($"{role}, Vector{variant.Bits}: {variant.Reason}"))
            {
                foreach (OutputPiece piece in variant.Pieces)
                {
                    Print(text, piece, names);
                }
            }
        }
    }

    private static void Print(LoopText text, OutputPiece piece, AxisNames names)
    {
        Contraction contraction = piece.Contraction;
        text.Reason(piece.Reason);
        using IDisposable groups = text.Nest(contraction.Groups > 1 ? $"for g in 0..{contraction.Groups}" : "");
        if (piece.Fold is { } fold)
        {
            using (text.Nest(Rows(contraction, 1, names)))
            {
                foreach (OutputPart part in piece.Parts)
                {
                    using IDisposable lanes = text.Nest(Lanes(part.Block, names));
                    PrintTiles(text, contraction, part, names);
                }

                text.Line(
                    $"add up windows: {Loop.Of("ix", 0, fold.LoopedPixels, fold.Fold.Stride)}, then {fold.Fold.Columns - fold.LoopedPixels} more, "
                    + $"{Loop.Count(fold.Vectors, "vector")} of {fold.Bits} bits each");
            }

            return;
        }

        foreach (OutputPart part in piece.Parts)
        {
            using IDisposable lanes = text.Nest(Lanes(part.Block, names));
            using IDisposable rows = text.Nest(contraction.ColumnsAreSamples ? "" : Rows(contraction, part.Rows, names));
            PrintTiles(text, contraction, part, names);
        }
    }

    private static string Lanes(LaneBlock block, AxisNames names) => Loop.Of(names.Lane, block.First, block.End, block.Width);

    private static string Rows(Contraction contraction, int step, AxisNames names) =>
        contraction.Rows.Count == 1 ? "" : Loop.Of(names.Row, 0, contraction.Rows.Count, step);

    private static void PrintTiles(LoopText text, Contraction contraction, OutputPart part, AxisNames names)
    {
        foreach (TilePlan plan in part.Tiles)
        {
            OutputTile tile = plan.Tile;
            string place = $"{Columns(contraction, tile, names)}: {Size(contraction, tile)}";
            string kernelRows = KernelRows(contraction);
            if (kernelRows.Length == 0 && plan.Taps.Count == 1)
            {
                text.Line($"{place}: {Taps(contraction, plan.Taps[0], names)}: {Step(contraction, tile, plan.Taps[0].Run)}");
                continue;
            }

            using IDisposable loop = text.Nest(place);
            using IDisposable rows = text.Nest(kernelRows);
            foreach (TapLoop taps in plan.Taps)
            {
                text.Line($"{Taps(contraction, taps, names)}: {Step(contraction, tile, taps.Run)}");
            }
        }
    }

    private static string Columns(Contraction contraction, OutputTile tile, AxisNames names)
    {
        ColumnTile columns = tile.Columns;
        int pixels = contraction.SideBySide;
        return contraction.ColumnsAreSamples
            ? $"for n by {columns.Width}"
            : Loop.Of(names.Column, columns.First * pixels, (columns.First + (columns.Count * columns.Width)) * pixels, columns.Width * pixels);
    }

    private static string Size(Contraction contraction, OutputTile tile)
    {
        string noun = contraction.ColumnsAreSamples ? "sample" : contraction.Fold is not null ? "window" : "pixel";
        string rows = tile.Rows == 1 ? "" : $"{tile.Rows} rows of ";
        string shared = contraction.SideBySide == 1 ? "" : $", {contraction.SideBySide} pixels a vector";
        return $"tile of {rows}{Loop.Count(tile.Columns.Width * contraction.SideBySide, noun)} x {Loop.Count(tile.Block.Lanes, "lane")}{shared}";
    }

    private static string KernelRows(Contraction contraction)
    {
        if (contraction.Rows.Taps == 1)
        {
            return "";
        }

        SumOrder order = contraction.OutputOrder;
        string inside = contraction.Rows.HasBorder ? ", those inside" : "";
        string chains = order.Axis == SumAxis.Rows ? $", in chains of {order.Chain}" : "";
        return $"for ky in 0..{contraction.Rows.Taps}{inside}{chains}";
    }

    private static string Taps(Contraction contraction, TapLoop taps, AxisNames names)
    {
        TapRun run = taps.Run;
        SumOrder order = contraction.OutputOrder;
        string chains = order.Axis switch
        {
            SumAxis.Columns => $", in chains of {Loop.Count(order.Chain, "tap")}",
            SumAxis.Channels => $", in chains of {order.Chain}",
            _ => "",
        };
        if (contraction.TapsAreOneRun)
        {
            string kx = contraction.Columns.Taps == 1 ? "" : $"kx = {Loop.Range(run.FirstTap, run.FirstTap + run.Taps)}, ";
            int steps = run.Taps * contraction.Reduction;
            return (steps == 1 ? $"{kx}one step" : $"{kx}for t in 0..{steps}") + chains;
        }

        string written = taps.IsWrittenOut
            ? $"kx = {string.Join(", ", Enumerable.Range(run.FirstTap, run.Taps))} written out"
            : $"for kx in {Loop.Range(run.FirstTap, run.FirstTap + run.Taps)}";
        return (contraction.IsLanewise || contraction.Reduction == 1 ? written : $"{written}, for {names.Channel} in 0..{contraction.Reduction}") + chains;
    }

    private static string Step(Contraction contraction, OutputTile tile, TapRun run)
    {
        int pixels = tile.Rows * run.Pixels;
        int sums = pixels * tile.Block.Vectors;
        string reads = contraction.IsLanewise ? Loop.Count(sums, "load") : Loop.Count(pixels, "broadcast");
        string inside = run.Pixels == tile.Columns.Width
            ? ""
            : $" of pixels {Loop.Range(tile.Columns.First + run.FirstPixel, tile.Columns.First + run.EndPixel)}";
        return $"{Loop.Count(tile.Block.Vectors, "vector")} of weights, {reads}, {Loop.Count(sums, "multiply-add")}{inside}";
    }
}
