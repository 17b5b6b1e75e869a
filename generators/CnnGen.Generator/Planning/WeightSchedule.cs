using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>Taps of one kernel row whose gradient is summed over the same output columns.</summary>
/// <param name="FirstTap">The first tap column.</param>
/// <param name="Taps">Tap columns.</param>
/// <param name="ColumnBegin">The first output column for which they all lie inside the source.</param>
/// <param name="ColumnEnd">The column after the last one.</param>
internal readonly record struct TapColumns(int FirstTap, int Taps, int ColumnBegin, int ColumnEnd);

/// <summary>How the gradient of the weights is cut into register tiles: some taps times some vectors of lanes, summed over positions.</summary>
/// <param name="Blocks">The blocks of lanes.</param>
/// <param name="Columns">The taps of one kernel row with the columns that they are summed over.</param>
/// <param name="TileTaps">Elements of (tapColumn, c) a tile, at most, of each of its kernel rows.</param>
/// <param name="TileRows">Kernel rows a tile, at most; more than one only where a tile has all elements of a row.</param>
/// <param name="Cost">What all of it costs by the machine's model, in half-cycles.</param>
internal sealed record WeightSchedule(EquatableArray<LaneBlock> Blocks, EquatableArray<TapColumns> Columns, int TileTaps, int TileRows, double Cost)
{
    /// <summary>Calls of tiles in one method, at most, where they cannot be loops: some kilobytes of IL.</summary>
    private const int MostCalls = 80;

    /// <summary>Stretches of columns that are added to the gradient in memory one after another, at most: each addition rounds.</summary>
    private const int MostStretches = 64;

    /// <summary>Tries every tile that the registers hold over every way to group the taps, and takes the cheapest.</summary>
    /// <param name="contraction">What is computed.</param>
    /// <param name="bits">The width of the vectors.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="checkpoint">Passed at every candidate.</param>
    public static WeightSchedule Choose(Contraction contraction, int bits, int elementBytes, Checkpoint checkpoint = default)
    {
        WeightSchedule? best = null;
        double bestCost = double.PositiveInfinity;
        foreach (List<TapColumns> columns in Groupings(contraction))
        {
            int laneBits = bits / contraction.SideBySide;
            foreach (int vectors in contraction.VectorCounts(laneBits, elementBytes))
            {
                List<LaneBlock> blocks = LaneBlock.Cut(contraction.Lanes, vectors, laneBits, elementBytes, contraction.IsLanewise);
                foreach ((int taps, int rows) in Tiles(contraction, columns, bits, vectors))
                {
                    checkpoint.Pass();
                    double cost = blocks.Sum(block => block.Count * Cut(contraction.Rows.Taps, rows)
                        .Sum(part => part.Count * TilesCost(contraction, columns, block.Vectors, taps, part.Length)));
                    if (cost < bestCost)
                    {
                        (best, bestCost) = (new WeightSchedule(blocks.ToEquatableArray(), columns.ToEquatableArray(), taps, rows, cost), cost);
                    }
                }
            }
        }

        return best ?? throw new InvalidOperationException("No register tile fits.");
    }

    /// <summary>The tiles that the registers hold: some elements of one kernel row, or all of them of several rows.</summary>
    private static IEnumerable<(int Taps, int Rows)> Tiles(Contraction contraction, List<TapColumns> columns, int bits, int vectors)
    {
        for (int taps = 1; Machine.FitsRegisters(bits, taps, vectors); taps++)
        {
            yield return (taps, 1);
        }

        // Rows with a border are called one by one for the output rows that they do not share.
        if (contraction.Rows.HasBorder && 3 * contraction.Rows.Taps * columns.Count > MostCalls)
        {
            yield break;
        }

        int all = columns.Count == 0 ? 1 : columns.Max(static group => group.Taps) * contraction.Reduction;
        for (int rows = 2; rows <= contraction.Rows.Taps && Machine.FitsRegisters(bits, rows * all, vectors); rows++)
        {
            yield return (all, rows);
        }
    }

    /// <summary>Cuts a run of taps into tiles of nearly equal length: (first, length, how many side by side).</summary>
    public static List<(int First, int Length, int Count)> Cut(int taps, int tile)
    {
        int count = (taps + tile - 1) / tile;
        int shorter = taps / count;
        int longer = taps % count;
        var tiles = new List<(int First, int Length, int Count)>();
        if (longer > 0)
        {
            tiles.Add((0, shorter + 1, longer));
        }

        tiles.Add((longer * (shorter + 1), shorter, count - longer));
        return tiles;
    }

    /// <summary>
    /// The ways to group a kernel row's taps: each tap by itself over all of its columns; or, where neighbouring taps are one run, all
    /// taps that a column has inside together, for each stretch of columns that have the same ones.
    /// </summary>
    private static IEnumerable<List<TapColumns>> Groupings(Contraction contraction)
    {
        if (contraction.ColumnsAreSamples)
        {
            yield return [new TapColumns(0, 1, 0, Contraction.Samples)];
            yield break;
        }

        AxisMap axis = contraction.Columns;
        if (contraction.TapsAreOneRun || contraction.IsLanewise)
        {
            List<TapColumns> together = [.. axis.Stretches().Select(static stretch => new TapColumns(stretch.FirstTap, stretch.Taps, stretch.Begin, stretch.End))];
            if (together.Count <= MostStretches)
            {
                yield return together;
            }
        }

        var apart = new List<TapColumns>();
        for (int tap = 0; tap < axis.Taps; tap++)
        {
            (int begin, int end) = axis.IndicesInside(tap, 0, axis.Count);
            if (begin < end)
            {
                apart.Add(new TapColumns(tap, 1, begin, end));
            }
        }

        yield return apart;
    }

    private static double TilesCost(Contraction contraction, List<TapColumns> columns, int vectors, int tile, int rows)
    {
        double cost = 0;
        foreach (TapColumns group in columns)
        {
            // A batched layer is scheduled for the samples that train together.
            int positions = contraction.ColumnsAreSamples ? SampleBlocks.Samples : contraction.Rows.Count * (group.ColumnEnd - group.ColumnBegin);
            foreach ((int _, int length, int count) in Cut(group.Taps * contraction.Reduction, tile))
            {
                int taps = rows * length;
                int broadcasts = contraction.IsLanewise ? taps * vectors : taps;
                int loads = vectors * contraction.SideBySide;
                double step = Machine.StepCost(broadcasts, loads, taps * vectors);
                cost += count * ((positions * step) + Machine.TileCallCost + (2 * Machine.SumCost * taps * loads) + (Machine.PanelCost * vectors));
            }
        }

        return cost;
    }
}
