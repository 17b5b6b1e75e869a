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
            if (tiles.Count > 0 && tiles[^1].Width == tile.Width && tiles[^1].Runs.Equals(tile.Runs))
            {
                if (tile.Runs.Count > 0)
                {
                    Assert.Equal(tiles[^1].SourceColumn + (tiles[^1].Count * tile.Width * columns.Step), tile.SourceColumn);
                    Assert.Equal(tiles[^1].SourceColumns, tile.SourceColumns);
                }

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

        int[] read =
        [
            .. from pixel in Enumerable.Range(first, pixels) from tap in Enumerable.Range(0, columns.Taps)
               where IsInside(columns, pixel, tap) select columns.At(pixel, tap),
        ];
        (int begin, int end) = read.Length == 0 ? (0, 0) : (read.Min(), read.Max() + 1);
        return new ColumnTile(first, 1, pixels, begin, end - begin, runs.ToEquatableArray());
    }

    private static bool IsSeam(Contraction contraction, int tap) =>
        Enumerable.Range(0, contraction.SideBySide).Any(pixel => contraction.HasTap(pixel, tap) != contraction.HasTap(pixel, tap - 1));
}
