using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>Neighbouring taps that are inside the source for the same pixels of a tile, and belong to the same ones of those that share a vector.</summary>
/// <param name="FirstTap">The first tap.</param>
/// <param name="Taps">How many.</param>
/// <param name="FirstPixel">The first pixel of the tile that has them inside.</param>
/// <param name="EndPixel">The pixel after the last one.</param>
internal readonly record struct TapRun(int FirstTap, int Taps, int FirstPixel, int EndPixel)
{
    public int Pixels => EndPixel - FirstPixel;
}

/// <summary>Pixels of an output row that one register tile computes; equal neighbours are one loop.</summary>
/// <param name="First">The first column of the first tile.</param>
/// <param name="Count">Tiles side by side, one code for all.</param>
/// <param name="Width">Pixels.</param>
/// <param name="SourceColumn">The first source column that the first tile reads.</param>
/// <param name="SourceColumns">Source columns from there to the last one that it reads.</param>
/// <param name="Runs">The taps inside the source, in order.</param>
internal sealed record ColumnTile(int First, int Count, int Width, int SourceColumn, int SourceColumns, EquatableArray<TapRun> Runs)
{
    /// <summary>Whether every tap of every pixel is inside.</summary>
    public bool IsInterior(AxisMap columns) =>
        Runs.All(run => run.FirstPixel == 0 && run.EndPixel == Width) && Runs.Sum(static run => run.Taps) == columns.Taps;

    /// <summary>Cuts a row into tiles of nearly equal width, at most <paramref name="width"/>, and joins neighbours that read alike.</summary>
    public static List<ColumnTile> Cut(Contraction contraction, int width)
    {
        var tiles = new List<ColumnTile>();
        foreach (TileRun run in TileRun.Of(contraction.Columns, width))
        {
            ColumnTile tile = At(contraction, run);
            ColumnTile? before = tiles.Count > 0 ? tiles[tiles.Count - 1] : null;
            if (before is not null && before.IsContinuedBy(tile))
            {
                tiles[tiles.Count - 1] = before with { Count = before.Count + tile.Count };
            }
            else
            {
                tiles.Add(tile);
            }
        }

        return tiles;
    }

    /// <summary>The first tile of a run, as often as the run has tiles.</summary>
    private static ColumnTile At(Contraction contraction, TileRun run)
    {
        AxisMap columns = contraction.Columns;
        var runs = new List<TapRun>();

        // Taps are what advances here, and the tile's pixels are what lies inside for each of them.
        foreach (AxisStretch taps in columns.From(run.First, run.Width).Transposed.Stretches())
        {
            int first = taps.Begin;
            foreach (int seam in contraction.Seams.Where(seam => seam > first && seam < taps.End))
            {
                runs.Add(new TapRun(first, seam - first, taps.FirstTap, taps.EndTap));
                first = seam;
            }

            runs.Add(new TapRun(first, taps.End - first, taps.FirstTap, taps.EndTap));
        }

        int begin = runs.Count == 0 ? 0 : runs.Min(taps => columns.At(run.First + taps.FirstPixel, taps.FirstTap));
        int end = runs.Count == 0 ? 0 : 1 + runs.Max(taps => columns.At(run.First + taps.EndPixel - 1, taps.FirstTap + taps.Taps - 1));
        return new ColumnTile(run.First, run.Count, run.Width, begin, end - begin, runs.ToEquatableArray());
    }

    /// <summary>Tiles with the same taps of the same pixels inside are one loop: then the source advances with them.</summary>
    private bool IsContinuedBy(ColumnTile next) => next.Width == Width && next.Runs.Equals(Runs);
}
