using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>How a contraction that writes its output is cut into register tiles: for each block of lanes, the tiles of a row.</summary>
/// <param name="Parts">In the order of the lanes.</param>
internal sealed record OutputSchedule(EquatableArray<OutputSchedule.Part> Parts)
{
    /// <summary>A block of lanes and the tiles that cover a row of it.</summary>
    /// <param name="Block">The lanes.</param>
    /// <param name="Tiles">The tiles of a row, from left to right; where columns are samples, from the widest to one sample.</param>
    internal sealed record Part(LaneBlock Block, EquatableArray<ColumnTile> Tiles);

    /// <summary>
    /// Tries every number of vectors and pixels that the registers hold, and takes the cheapest by <see cref="Machine.StepCost"/>, for each block of
    /// lanes by itself.
    /// </summary>
    public static OutputSchedule Choose(Contraction contraction, int bits, int elementBytes) => contraction.ColumnsAreSamples
        ? OverSamples(contraction, bits, elementBytes)
        : OverColumns(contraction, bits, elementBytes);

    private static OutputSchedule OverColumns(Contraction contraction, int bits, int elementBytes)
    {
        OutputSchedule? best = null;
        double bestCost = double.PositiveInfinity;
        for (int vectors = 1; vectors <= MostVectors(contraction, bits, elementBytes); vectors++)
        {
            if (!IsAligned(vectors, bits, elementBytes, contraction) || !Machine.FitsRegisters(bits, 1, vectors))
            {
                continue;
            }

            var parts = new List<Part>();
            double cost = 0;
            foreach (LaneBlock block in LaneBlock.Cut(contraction.Lanes, vectors, bits, elementBytes, contraction.IsLanewise))
            {
                (List<ColumnTile> tiles, double blockCost) = CheapestRow(contraction, block);
                parts.Add(new Part(block, tiles.ToEquatableArray()));
                cost += block.Count * blockCost;
            }

            if (cost < bestCost)
            {
                (best, bestCost) = (new OutputSchedule(parts.ToEquatableArray()), cost);
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
            foreach (LaneBlock block in LaneBlock.Cut(contraction.Lanes, vectors, bits, elementBytes, exact: false))
            {
                parts.Add(new Part(block, new EquatableArray<ColumnTile>([tile])));
            }
        }

        return new OutputSchedule(parts.ToEquatableArray());
    }

    private static double SampleEfficiency(Contraction contraction, int bits, int elementBytes, int samples)
    {
        int vectors = BestVectors(contraction, bits, elementBytes, samples);
        return (double)samples * vectors / Machine.StepCost(samples, vectors, samples * vectors);
    }

    private static int BestVectors(Contraction contraction, int bits, int elementBytes, int samples)
    {
        int best = 1;
        for (int vectors = 2; vectors <= MostVectors(contraction, bits, elementBytes); vectors++)
        {
            // Cross-multiplied: multiply-adds a half-cycle of the one against the other; of equals, the smaller tile.
            if (IsAligned(vectors, bits, elementBytes, contraction) && Machine.FitsRegisters(bits, samples, vectors)
                && vectors * Machine.StepCost(samples, best, samples * best) > best * Machine.StepCost(samples, vectors, samples * vectors))
            {
                best = vectors;
            }
        }

        return best;
    }

    private static (List<ColumnTile> Tiles, double Cost) CheapestRow(Contraction contraction, LaneBlock block)
    {
        List<ColumnTile>? best = null;
        double bestCost = double.PositiveInfinity;
        for (int width = 1; width <= contraction.Columns.Count && Machine.FitsRegisters(block.Bits, width, block.Vectors); width++)
        {
            List<ColumnTile> tiles = ColumnTile.Cut(contraction.Columns, width);
            double cost = 0;
            bool isTooLong = false;
            foreach (ColumnTile tile in tiles)
            {
                cost += tile.Count * TileCost(contraction, tile, block);
                isTooLong |= TileBytes(contraction, tile, block.Vectors) > Machine.MethodBudget;
            }

            if (best is null || (!isTooLong && cost < bestCost))
            {
                (best, bestCost) = (tiles, isTooLong ? double.MaxValue : cost);
            }
        }

        return (best!, bestCost);
    }

    private static double TileCost(Contraction contraction, ColumnTile tile, LaneBlock block)
    {
        double steps = 0;
        double stream = Machine.StreamCost(
            block.Vectors, block.Bits, (long)contraction.Rows.Taps * contraction.Columns.Taps * contraction.Reduction);
        foreach (TapRun run in tile.Runs)
        {
            int broadcasts = contraction.IsLanewise ? run.Pixels * block.Vectors : run.Pixels;
            double step = Machine.StepCost(broadcasts, block.Vectors, run.Pixels * block.Vectors) + stream;
            steps += run.Taps * contraction.Reduction * step;
        }

        return (contraction.Rows.Taps * steps) + Machine.TileCallCost + (tile.Width * block.Vectors * Machine.SumCost);
    }

    /// <summary>IL of a tile when every run is a loop over its steps.</summary>
    private static int TileBytes(Contraction contraction, ColumnTile tile, int vectors)
    {
        int bytes = 0;
        foreach (TapRun run in tile.Runs)
        {
            int steps = contraction.IsLanewise ? run.Taps : 1;
            bytes += 60 + (steps * Machine.StepBytes(run.Pixels, vectors));
        }

        return bytes;
    }

    /// <summary>More than eight vectors have no use: eight sums hide the latency even of a single pixel.</summary>
    private static int MostVectors(Contraction contraction, int bits, int elementBytes)
    {
        int lanes = bits / 8 / elementBytes;
        return Math.Min(8, (contraction.Lanes + lanes - 1) / lanes);
    }

    /// <summary>Blocks side by side share one code where each starts at the same place of a panel.</summary>
    private static bool IsAligned(int vectors, int bits, int elementBytes, Contraction contraction)
    {
        int width = vectors * (bits / 8 / elementBytes);
        return width % contraction.Weights.Panel == 0 || contraction.Weights.Panel % width == 0 || width >= contraction.Lanes;
    }
}
