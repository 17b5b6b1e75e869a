using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Plans which taps of a register tile are a loop.</summary>
internal static class TapLoops
{
    public static TilePlan Plan(Contraction contraction, OutputTile tile) =>
        new(tile, tile.Columns.Runs.Select(run => new TapLoop(run, MostWrittenTaps(contraction, tile, run))).ToEquatableArray());

    /// <summary>
    /// The taps of a run that may be written one after another: those of a depthwise convolution, which are few (up to a tenth faster with Vector256,
    /// measured), as far as the budgets go, of which the tile's other runs have their part. Where channels are summed over, a loop is as fast.
    /// </summary>
    private static int MostWrittenTaps(Contraction contraction, OutputTile tile, TapRun run)
    {
        if (!contraction.IsLanewise)
        {
            return 1;
        }

        int runs = tile.Columns.Runs.Count;
        int pixels = tile.Rows * run.Pixels;
        int vectors = tile.Block.Vectors;
        int byBytes = Machine.UnrollBudget / (runs * Machine.StepBytes(pixels, vectors));
        int byCalls = (Machine.CallBudget - Machine.StoreCalls(tile.Pixels, vectors)) / (runs * Machine.StepCalls(pixels, vectors, isLanewise: true));
        return Math.Max(0, Math.Min(byBytes, byCalls));
    }
}
