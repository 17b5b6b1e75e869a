using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Plans the gradient of the weights.</summary>
internal static class WeightPlanner
{
    /// <param name="contraction">The layer's forward contraction, whose weights are written.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="checkpoint">Passed at every candidate.</param>
    public static WeightPlan Plan(Contraction contraction, int elementBytes, Checkpoint checkpoint = default)
    {
        // Comparing widths needs the schedules of some pieces: none is searched for twice.
        var schedules = new Dictionary<KernelPiece, WeightSchedule>();
        return new WeightPlan(contraction, KernelVariant.OfWeights(contraction, elementBytes, Schedule)
            .Select(variant => new WeightVariant(
                variant.Bits, variant.Pieces.Select(piece => Piece(piece, Schedule(piece), elementBytes)).ToEquatableArray(), variant.Reason))
            .ToEquatableArray());

        WeightSchedule Schedule(KernelPiece piece)
        {
            if (!schedules.TryGetValue(piece, out WeightSchedule? schedule))
            {
                schedules.Add(piece, schedule = WeightSchedule.Choose(piece.Contraction, piece.Bits, elementBytes, checkpoint));
            }

            return schedule;
        }
    }

    private static WeightPiece Piece(KernelPiece piece, WeightSchedule schedule, int elementBytes)
    {
        Contraction contraction = piece.Contraction;
        SampleCopy? copy = schedule.Columns.Count > 0 && SampleBlocks.AreNeeded(contraction, piece.Bits, elementBytes) ? Copy(contraction, schedule) : null;
        return new WeightPiece(
            contraction, schedule.Blocks, Rows(contraction, schedule).ToEquatableArray(),
            schedule.Columns.Select(columns => new TapTiles(columns, Tiles(contraction, columns.Taps * contraction.Reduction, schedule.TileTaps).ToEquatableArray()))
                .ToEquatableArray(),
            copy, WeightReason.Of(contraction, schedule, piece.Bits, copy));
    }

    private static SampleCopy Copy(Contraction contraction, WeightSchedule schedule) => new(
        SampleBlocks.Samples, SampleBlocks.Stride,
        Cut(contraction.Reduction, schedule.TileTaps).Select(static tiles => new FeatureBlocks(tiles, SampleBlocks.Features(tiles.Length))).ToEquatableArray());

    /// <summary>Kernel rows in tiles; where the tiles have several rows that lie inside for different output rows, each tile by itself.</summary>
    private static IEnumerable<KernelRows> Rows(Contraction contraction, WeightSchedule schedule)
    {
        foreach (TileCut tiles in Cut(contraction.Rows.Taps, schedule.TileRows))
        {
            if (tiles.Length == 1 || !contraction.Rows.HasBorder)
            {
                yield return new KernelRows(tiles.First, tiles.Length, tiles.Count, Outputs: null);
                continue;
            }

            for (int i = 0; i < tiles.Count; i++)
            {
                foreach (KernelRows rows in BorderedRows(contraction.Rows, tiles.First + (i * tiles.Length), tiles.Length))
                {
                    yield return rows;
                }
            }
        }
    }

    /// <summary>Kernel rows that lie inside for different output rows: together for those that they share, and by themselves for the others.</summary>
    private static IEnumerable<KernelRows> BorderedRows(AxisMap rows, int first, int count)
    {
        RowRange[] inside = [.. Enumerable.Range(first, count).Select(ky => rows.IndicesInside(ky, 0, rows.Count)).Select(static range => new RowRange(range.Begin, range.End))];
        int begin = inside.Max(static range => range.Begin);
        int end = Math.Max(begin, inside.Min(static range => range.End));
        var tiles = new List<KernelRows> { new(first, count, Count: 1, new RowRange(begin, end)) };
        for (int row = 0; row < count; row++)
        {
            tiles.Add(new KernelRows(first + row, Length: 1, Count: 1, new RowRange(inside[row].Begin, Math.Min(begin, inside[row].End))));
            tiles.Add(new KernelRows(first + row, Length: 1, Count: 1, new RowRange(Math.Max(end, inside[row].Begin), inside[row].End)));
        }

        return tiles.Where(static tile => tile.Outputs is { } outputs && outputs.Begin < outputs.End);
    }

    /// <summary>The tiles of a run; where pixels share vectors, each by itself, as other elements belong to other pixels.</summary>
    private static IEnumerable<TileCut> Tiles(Contraction contraction, int elements, int tile) => contraction.SideBySide == 1
        ? Cut(elements, tile)
        : Cut(elements, tile).SelectMany(static tiles => Enumerable.Range(0, tiles.Count).Select(i => new TileCut(tiles.First + (i * tiles.Length), tiles.Length, 1)));

    private static IEnumerable<TileCut> Cut(int elements, int tile) =>
        WeightSchedule.Cut(elements, tile).Select(static part => new TileCut(part.First, part.Length, part.Count));
}
