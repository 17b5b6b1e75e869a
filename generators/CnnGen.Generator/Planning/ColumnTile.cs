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
/// <param name="SourceColumn">The first source column that the first tile may read.</param>
/// <param name="SourceColumns">Source columns from there that it may read.</param>
/// <param name="Runs">The taps inside the source, in order.</param>
internal sealed record ColumnTile(int First, int Count, int Width, int SourceColumn, int SourceColumns, EquatableArray<TapRun> Runs)
{
    /// <summary>Whether every tap of every pixel is inside.</summary>
    public bool IsInterior(AxisMap columns) =>
        Runs.All(run => run.FirstPixel == 0 && run.EndPixel == Width) && Runs.Sum(static run => run.Taps) == columns.Taps;

    /// <summary>Cuts a row into tiles of nearly equal width, at most <paramref name="width"/>, and joins neighbours that read alike.</summary>
    public static List<ColumnTile> Cut(Contraction contraction, int width)
    {
        AxisMap columns = contraction.Columns;
        var tiles = new List<ColumnTile>();
        int count = (columns.Count + width - 1) / width;
        int first = 0;
        for (int i = 0; i < count; i++)
        {
            int pixels = (columns.Count / count) + (i < columns.Count % count ? 1 : 0);
            ColumnTile tile = At(contraction, first, pixels);
            ColumnTile? before = tiles.Count > 0 ? tiles[tiles.Count - 1] : null;
            if (before is not null && before.IsContinuedBy(tile, columns))
            {
                tiles[tiles.Count - 1] = before with { Count = before.Count + 1 };
            }
            else
            {
                tiles.Add(tile);
            }

            first += pixels;
        }

        return tiles;
    }

    private static ColumnTile At(Contraction contraction, int first, int pixels)
    {
        AxisMap columns = contraction.Columns;
        var runs = new List<TapRun>();
        for (int tap = 0; tap < columns.Taps; tap++)
        {
            (int begin, int end) = columns.IndicesInside(tap, first, pixels);
            if (begin == end)
            {
                continue;
            }

            TapRun? last = runs.Count > 0 ? runs[runs.Count - 1] : null;
            if (last is { } run && run.FirstTap + run.Taps == tap && !contraction.IsSeam(tap) && run.FirstPixel == begin - first && run.EndPixel == end - first)
            {
                runs[runs.Count - 1] = run with { Taps = run.Taps + 1 };
            }
            else
            {
                runs.Add(new TapRun(tap, 1, begin - first, end - first));
            }
        }

        int sourceBegin = Math.Max(0, columns.At(first, 0));
        int sourceEnd = Math.Min(columns.Extent - 1, columns.At(first + pixels - 1, Math.Max(0, columns.Taps - 1)));
        return new ColumnTile(first, 1, pixels, sourceBegin, Math.Max(0, sourceEnd - sourceBegin + 1), runs.ToEquatableArray());
    }

    private bool IsContinuedBy(ColumnTile next, AxisMap columns) =>
        next.Width == Width && next.SourceColumns == SourceColumns && next.Runs.Equals(Runs)
        && next.First == First + (Count * Width) && next.SourceColumn == SourceColumn + (Count * Width * columns.Step);
}
