namespace CnnGen.Generator.Planning;

/// <summary>Tiles of a row side by side that read alike: one at a border, all of those between the borders, or all of those in the padding.</summary>
/// <param name="First">The first column of the first tile.</param>
/// <param name="Width">Columns of each.</param>
/// <param name="Count">Tiles.</param>
internal readonly record struct TileRun(int First, int Width, int Count)
{
    /// <summary>
    /// Cuts a row into tiles of nearly equal width, at most <paramref name="width"/>, the wider ones first. How many runs that gives depends on the borders
    /// alone, not on the row's length.
    /// </summary>
    public static IEnumerable<TileRun> Of(AxisMap columns, int width)
    {
        int count = (int)(((long)columns.Count + width - 1) / width);
        if (count == 0)
        {
            return [];
        }

        int narrow = columns.Count / count;
        int wider = columns.Count % count;
        return Split(columns, new TileRun(0, narrow + 1, wider)).Concat(Split(columns, new TileRun(wider * (narrow + 1), narrow, count - wider)));
    }

    /// <summary>Tiles of equal width: each at a border by itself, and those with every tap inside, or none, as one run.</summary>
    private static IEnumerable<TileRun> Split(AxisMap columns, TileRun tiles)
    {
        if (tiles.Count == 0)
        {
            yield break;
        }

        // A tile has every tap inside where the first tap of its first column is, and the last tap of its last one.
        int reach = columns.At(tiles.Width - 1, Math.Max(0, columns.Taps - 1)) - columns.Start;
        var places = new AxisMap(
            tiles.Count, tiles.Count > 1 ? tiles.Width * columns.Step : 1, Taps: 2, TapStep: reach, columns.At(tiles.First, 0), columns.Extent);
        (int begin, int end) = places.IndicesWithAllTaps;
        int reads = places.FirstReaching(tap: 1, position: 0);
        int readsNoMore = places.FirstReaching(tap: 0, columns.Extent);
        foreach ((int first, int after, bool isRun) in
            ((int, int, bool)[])[(0, reads, true), (reads, begin, false), (begin, end, true), (end, readsNoMore, false), (readsNoMore, tiles.Count, true)])
        {
            for (int i = first; i < after; i += isRun ? after - first : 1)
            {
                yield return tiles.From(i, isRun ? after - first : 1);
            }
        }
    }

    private TileRun From(int tile, int count) => this with { First = First + (tile * Width), Count = count };
}
