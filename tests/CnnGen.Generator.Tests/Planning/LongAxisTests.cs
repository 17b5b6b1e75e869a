using CnnGen.Generator.Emission;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>Rows, signals and pools are planned in closed form: it gives what looking at every place gives, in steps that do not grow with the map.</summary>
public sealed class LongAxisTests
{
    private static readonly int[] s_lengths = [128, 512, 4096, 160_000];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 400)];

    public static TheoryData<int, int, int, int> Windows => new()
    {
        // Taps, step, distance of taps, padding.
        { 1, 1, 1, 0 }, { 3, 1, 1, 1 }, { 5, 2, 1, 2 }, { 80, 1, 1, 0 }, { 80, 4, 1, 39 }, { 3, 1, 7, 7 }, { 2, 3, 5, 1 },
    };

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Tiles_AreThoseOfAWalk(int seed)
    {
        Random random = new(seed);
        Contraction contraction = RandomAxis.Contraction(RandomAxis.Next(random), random.Next(1, 5));
        for (int pixels = 1; pixels <= 4 && (pixels == 1 || contraction.CanStandSideBySide(pixels)); pixels *= 2)
        {
            Contraction shared = pixels == 1 ? contraction : contraction.ToSideBySide(pixels);
            for (int width = 1; width <= 24; width++)
            {
                Assert.Equal(WalkedTiles.Cut(shared, width), ColumnTile.Cut(shared, width));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stretches_AreThoseOfAWalk(int seed)
    {
        AxisMap axis = RandomAxis.Next(new Random(seed));
        Assert.Equal(WalkedTiles.Stretches(axis), axis.Stretches());
        Assert.Equal(WalkedTiles.Stretches(axis.Transposed), axis.Transposed.Stretches());
        Assert.Equal(WalkedTiles.Stretches(axis).Sum(static stretch => (long)stretch.Count * stretch.Taps), RandomAxis.Contraction(axis, 1).TapsInsideColumns);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void PlacesInside_AreThoseOfAWalk(int seed)
    {
        Random random = new(seed);
        AxisMap axis = RandomAxis.Next(random);
        int[] whole = [.. Enumerable.Range(0, axis.Count).Where(index => Enumerable.Range(0, axis.Taps).All(tap => WalkedTiles.IsInside(axis, index, tap)))];
        Assert.Equal(whole, Range(axis.IndicesWithAllTaps));
        int first = random.Next(axis.Count);
        int count = random.Next(1, axis.Count - first + 1);
        for (int tap = 0; tap < axis.Taps; tap++)
        {
            Assert.Equal(Enumerable.Range(first, count).Where(index => WalkedTiles.IsInside(axis, index, tap)), Range(axis.IndicesInside(tap, first, count)));
        }

        for (int index = 0; index < axis.Count; index++)
        {
            Assert.Equal(Enumerable.Range(0, axis.Taps).Where(tap => WalkedTiles.IsInside(axis, index, tap)), Range(axis.TapsInside(index)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void PoolSpans_CoverEveryWindowWithItsTapsAndDivisor(int seed)
    {
        Random random = new(seed);
        AxisMap map = RandomAxis.Next(random);
        bool countsPadding = map.TapStep == 1 && random.Next(2) == 0;

        // Under ceil mode, a last window reaches past the padding.
        int last = map.At(map.Count - 1, map.Taps - 1) + 1;
        int after = Math.Max(0, last - map.Extent - random.Next(0, 2));
        PoolAxis axis = new(map.Extent, map.Count, map.Taps, map.Step, map.TapStep, -map.Start, after, countsPadding);
        List<PoolSpan> spans = axis.Spans();
        Assert.Equal(Enumerable.Range(0, map.Count), spans.SelectMany(static span => Enumerable.Range(span.Begin, span.Count)));
        for (int i = 1; i < spans.Count; i++)
        {
            Assert.NotEqual(spans[i - 1] with { Begin = 0, End = 0 }, spans[i] with { Begin = 0, End = 0 });
        }

        foreach (PoolSpan span in spans)
        {
            for (int window = span.Begin; window < span.End; window++)
            {
                int[] taps = [.. Enumerable.Range(0, map.Taps).Where(tap => WalkedTiles.IsInside(map, window, tap))];
                Assert.Equal(taps, Enumerable.Range(span.FirstTap, span.Taps));
                int start = map.At(window, 0);
                int divisor = taps.Length == 0 ? 0 : countsPadding ? Math.Min(start + map.Taps, map.Extent + after) - start : taps.Length;
                Assert.Equal(divisor, span.Divisor);
                Assert.Equal(taps.Length == map.Taps && divisor == map.Taps, span.IsInterior);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void LongerRows_HaveNoMoreTileRuns(int taps, int step, int tapStep, int padding)
    {
        for (int width = 1; width <= 24; width++)
        {
            int reach = taps * tapStep;
            Assert.All(s_lengths, length => Assert.InRange(
                TileRun.Of(Axis(length, taps, step, tapStep, padding), width).Count(), 1, 2 + (2 * ((reach / (step * Math.Max(1, width - 1))) + 2))));
        }
    }

    [Theory]
    [InlineData(16_000, 3, 1, 512, 512)]
    [InlineData(16_000, 2, 1, 4096, 4096)]
    [InlineData(16_000, 3, 2, 512, 512)]
    [InlineData(8, 3, 1, 1, 1_000_000)]
    [InlineData(8, 3, 7, 1, 1_000_000)]
    public void BordersWithTheSameTaps_AreOneTile(int length, int taps, int step, int tapStep, int padding)
    {
        Contraction contraction = RandomAxis.Contraction(Axis(length, taps, step, tapStep, padding), channels: 4);
        for (int width = 1; width <= 24; width++)
        {
            // Of each width that a row is cut into: on either side of the places where a tap comes in or goes out, and at them.
            Assert.InRange(ColumnTile.Cut(contraction, width).Count, 1, 2 * ((4 * taps) + 1));
            Assert.InRange(TileRun.Of(contraction.Columns, width).Count(), 1, 5 + (4 * taps * tapStep / (step * Math.Max(1, width - 1))));
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void LongerAxes_HaveAsManyStretches(int taps, int step, int tapStep, int padding)
    {
        int[] counts = [.. s_lengths.Skip(1).Select(length => Axis(length, taps, step, tapStep, padding).Stretches().Count())];
        Assert.All(counts, count => Assert.InRange(count, 1, (2 * taps) + 1));
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
    }

    private static AxisMap Axis(int length, int taps, int step, int tapStep, int padding) =>
        new(((length + (2 * padding) - (tapStep * (taps - 1)) - 1) / step) + 1, step, taps, tapStep, -padding, length);

    private static IEnumerable<int> Range((int Begin, int End) range) => Enumerable.Range(range.Begin, range.End - range.Begin);
}
