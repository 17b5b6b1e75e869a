using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>What closed forms must give: every tile, column and tap is looked at, one after another.</summary>
internal static class WalkedTiles
{
    public static List<ColumnTile> Cut(Contraction contraction, int width)
    {
        AxisMap columns = contraction.Columns;
        List<ColumnTile> tiles = [];
        int count = (columns.Count + width - 1) / width;
        int first = 0;
        for (int i = 0; i < count; i++)
        {
            int pixels = (columns.Count / count) + (i < columns.Count % count ? 1 : 0);
            ColumnTile tile = At(contraction, first, pixels);
            if (tiles.Count > 0 && IsContinuedBy(tiles[^1], tile, columns))
            {
                tiles[^1] = tiles[^1] with { Count = tiles[^1].Count + 1 };
            }
            else
            {
                tiles.Add(tile);
            }

            first += pixels;
        }

        return tiles;
    }

    /// <summary>The stretches of outputs with the same taps inside.</summary>
    public static List<AxisStretch> Stretches(AxisMap axis)
    {
        List<AxisStretch> stretches = [];
        for (int index = 0; index < axis.Count; index++)
        {
            int[] inside = [.. Enumerable.Range(0, axis.Taps).Where(tap => IsInside(axis, index, tap))];
            if (inside.Length == 0)
            {
                continue;
            }

            Assert.Equal(inside.Length, inside[^1] - inside[0] + 1);
            AxisStretch next = new(index, index + 1, inside[0], inside[^1] + 1);
            if (stretches.Count > 0 && stretches[^1] with { Begin = index, End = index + 1 } == next && stretches[^1].End == index)
            {
                stretches[^1] = stretches[^1] with { End = index + 1 };
            }
            else
            {
                stretches.Add(next);
            }
        }

        return stretches;
    }

    public static bool IsInside(AxisMap axis, int index, int tap) => axis.At(index, tap) >= 0 && axis.At(index, tap) < axis.Extent;

    private static ColumnTile At(Contraction contraction, int first, int pixels)
    {
        AxisMap columns = contraction.Columns;
        List<TapRun> runs = [];
        for (int tap = 0; tap < columns.Taps; tap++)
        {
            int[] inside = [.. Enumerable.Range(0, pixels).Where(pixel => IsInside(columns, first + pixel, tap))];
            if (inside.Length == 0)
            {
                continue;
            }

            TapRun next = new(tap, 1, inside[0], inside[^1] + 1);
            bool continues = runs.Count > 0 && runs[^1].FirstTap + runs[^1].Taps == tap && runs[^1] with { FirstTap = tap, Taps = 1 } == next;
            if (continues && !IsSeam(contraction, tap))
            {
                runs[^1] = runs[^1] with { Taps = runs[^1].Taps + 1 };
            }
            else
            {
                runs.Add(next);
            }
        }

        int sourceBegin = Math.Max(0, columns.At(first, 0));
        int sourceEnd = Math.Min(columns.Extent - 1, columns.At(first + pixels - 1, Math.Max(0, columns.Taps - 1)));
        return new ColumnTile(first, 1, pixels, sourceBegin, Math.Max(0, sourceEnd - sourceBegin + 1), runs.ToEquatableArray());
    }

    private static bool IsSeam(Contraction contraction, int tap) =>
        Enumerable.Range(0, contraction.SideBySide).Any(pixel => contraction.HasTap(pixel, tap) != contraction.HasTap(pixel, tap - 1));

    private static bool IsContinuedBy(ColumnTile tile, ColumnTile next, AxisMap columns) =>
        next.Width == tile.Width && next.SourceColumns == tile.SourceColumns && next.Runs.Equals(tile.Runs)
        && next.First == tile.First + (tile.Count * tile.Width) && next.SourceColumn == tile.SourceColumn + (tile.Count * tile.Width * columns.Step);
}
