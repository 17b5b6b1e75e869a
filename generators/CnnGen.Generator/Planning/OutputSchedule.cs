using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>How a contraction that writes its output is cut into register tiles: for each block of lanes, the tiles of a row.</summary>
/// <param name="Parts">In the order of the lanes.</param>
/// <param name="Cost">What all rows cost by the machine's model, in half-cycles.</param>
internal sealed record OutputSchedule(EquatableArray<OutputSchedule.Part> Parts, double Cost)
{
    /// <summary>A block of lanes and the tiles that cover a row of it, or a few rows at once.</summary>
    /// <param name="Block">The lanes.</param>
    /// <param name="Rows">Rows that a tile covers; divides the rows that there are.</param>
    /// <param name="Columns">The tiles of a row, from left to right; where columns are samples, the one tile.</param>
    internal sealed record Part(LaneBlock Block, int Rows, EquatableArray<ColumnTile> Columns)
    {
        public IEnumerable<OutputTile> Tiles => Columns.Select(columns => new OutputTile(Block, columns, Rows));
    }

    /// <summary>
    /// Tries every number of vectors and pixels that the registers hold, and takes the cheapest by <see cref="Machine.StepCost"/>, for each block of
    /// lanes by itself.
    /// </summary>
    /// <param name="contraction">What is computed.</param>
    /// <param name="bits">The width of the vectors.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="checkpoint">Passed at every candidate and each of its tiles.</param>
    public static OutputSchedule Choose(Contraction contraction, int bits, int elementBytes, Checkpoint checkpoint = default) => contraction.ColumnsAreSamples
        ? OverSamples(contraction, bits, elementBytes)
        : OverColumns(contraction, bits, elementBytes, checkpoint);

    private static OutputSchedule OverColumns(Contraction contraction, int bits, int elementBytes, Checkpoint checkpoint)
    {
        OutputSchedule? best = null;
        double bestCost = double.PositiveInfinity;
        int laneBits = bits / contraction.SideBySide;
        foreach (int vectors in contraction.VectorCounts(laneBits, elementBytes).Where(vectors => Machine.FitsRegisters(bits, 1, vectors)))
        {
            var parts = new List<Part>();
            double cost = 0;
            foreach (LaneBlock block in LaneBlock.Cut(contraction.Lanes, vectors, laneBits, elementBytes, contraction.IsLanewise))
            {
                (Part part, double blockCost) = Cheapest(contraction, block, checkpoint);
                parts.Add(part);
                cost += block.Count * blockCost;
            }

            if (cost < bestCost)
            {
                (best, bestCost) = (new OutputSchedule(parts.ToEquatableArray(), cost * contraction.Rows.Count), cost);
            }
        }

        return best ?? throw new InvalidOperationException("No register tile fits.");
    }

    private static OutputSchedule OverSamples(Contraction contraction, int bits, int elementBytes)
    {
        // The widest tile is the one that keeps the multiply-add ports busiest; what remains of the samples goes four, two and one at a time.
        int widest = SampleEfficiency(contraction, bits, elementBytes, 8) >= SampleEfficiency(contraction, bits, elementBytes, 6) ? 8 : 6;
        var parts = new List<Part>();
        foreach (int samples in (int[])[widest, 4, 2, 1])
        {
            var tile = new ColumnTile(0, 1, samples, 0, samples, new EquatableArray<TapRun>([new TapRun(0, 1, 0, samples)]));
            int vectors = BestVectors(contraction, bits, elementBytes, samples);
            foreach (LaneBlock block in LaneBlock.Cut(contraction.Lanes, vectors, bits, elementBytes, isLanewise: false))
            {
                parts.Add(new Part(block, Rows: 1, new EquatableArray<ColumnTile>([tile])));
            }
        }

        return new OutputSchedule(parts.ToEquatableArray(), Cost: 0);
    }

    private static double SampleEfficiency(Contraction contraction, int bits, int elementBytes, int samples)
    {
        int vectors = BestVectors(contraction, bits, elementBytes, samples);
        return (double)samples * vectors / Machine.StepCost(samples, vectors, samples * vectors);
    }

    private static int BestVectors(Contraction contraction, int bits, int elementBytes, int samples)
    {
        int best = 1;
        foreach (int vectors in contraction.VectorCounts(bits, elementBytes))
        {
            // Cross-multiplied: multiply-adds a half-cycle of the one against the other; of equals, the smaller tile.
            if (Machine.FitsRegisters(bits, samples, vectors)
                && vectors * Machine.StepCost(samples, best, samples * best) > best * Machine.StepCost(samples, vectors, samples * vectors))
            {
                best = vectors;
            }
        }

        return best;
    }

    /// <summary>The cheapest tiles of a block, and what a row costs with them.</summary>
    private static (Part Part, double Cost) Cheapest(Contraction contraction, LaneBlock block, Checkpoint checkpoint)
    {
        Part? best = null;
        double bestCost = double.PositiveInfinity;
        for (int rows = 1; rows <= MostRows(contraction); rows++)
        {
            for (int width = 1; contraction.Rows.Count % rows == 0 && width <= contraction.Columns.Count
                && Machine.FitsRegisters(block.Bits * contraction.SideBySide, rows * width, block.Vectors); width++)
            {
                checkpoint.Pass();
                var part = new Part(block, rows, ColumnTile.Cut(contraction, width).ToEquatableArray());
                double cost = 0;
                foreach (OutputTile tile in part.Tiles)
                {
                    checkpoint.Pass();
                    cost += tile.Columns.Count * TileCost(contraction, tile);
                }

                cost /= rows;
                bool isTooLong = part.Tiles.Any(tile => IsTooLong(contraction, tile));
                if (best is null || (!isTooLong && cost < bestCost))
                {
                    (best, bestCost) = (part, isTooLong ? double.MaxValue : cost);
                }
            }
        }

        return (best!, bestCost);
    }

    /// <summary>Rows share a tile where every row has all of its taps inside, and a place of its own; more than four are of no use.</summary>
    private static int MostRows(Contraction contraction) =>
        contraction.Rows.HasBorder || contraction.Fold is not null ? 1 : Math.Min(4, contraction.Rows.Count);

    private static double TileCost(Contraction contraction, OutputTile tile)
    {
        double steps = 0;
        LaneBlock block = tile.Block;
        int loads = block.Vectors * contraction.SideBySide;
        double stream = Machine.StreamCost(
            loads, block.Bits, (long)contraction.Rows.Taps * contraction.Columns.Taps * contraction.Reduction);
        foreach (TapRun run in tile.Columns.Runs)
        {
            int pixels = tile.Rows * run.Pixels;
            int broadcasts = contraction.IsLanewise ? pixels * block.Vectors : pixels;
            double step = Machine.StepCost(broadcasts, loads, pixels * block.Vectors) + stream;
            steps += run.Taps * contraction.Reduction * step;
        }

        return (contraction.Rows.Taps * steps) + Machine.TileCallCost + (tile.Pixels * loads * Machine.SumCost);
    }

    /// <summary>Whether a tile goes over the budgets of a method even when every run is a loop.</summary>
    private static bool IsTooLong(Contraction contraction, OutputTile tile)
    {
        int vectors = tile.Block.Vectors * contraction.SideBySide;
        int bytes = 0;
        int calls = Machine.StoreCalls(tile.Pixels, vectors);
        foreach (TapRun run in tile.Columns.Runs)
        {
            bytes += 60 + Machine.StepBytes(tile.Rows * run.Pixels, vectors);
            calls += Machine.StepCalls(tile.Rows * run.Pixels, vectors, contraction.IsLanewise);
        }

        return bytes > Machine.MethodBudget || calls > Machine.CallBudget;
    }
}
