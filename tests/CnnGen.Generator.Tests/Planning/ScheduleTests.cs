using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Shared.Sampling;
using CsCheck;
using Size = CnnGen.Generator.Model.Size;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>Whatever the machine model prefers, a schedule covers every output, tap and lane once, and its tiles fit the registers.</summary>
public sealed class ScheduleTests
{
    private const int Shapes = 300;

    private static readonly Gen<(int Extent, AxisMap Map, int Padding)> s_axes =
        Gen.Select(Gen.Int[1, 29], Gen.Int[1, 7], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[0, 4])
            .Where(static (extent, taps, _, tapStep, padding) => extent + (2 * padding) > tapStep * (taps - 1))
            .Select(static (extent, taps, step, tapStep, padding) =>
                (extent, new AxisMap(((extent + (2 * padding) - (tapStep * (taps - 1)) - 1) / step) + 1, step, taps, tapStep, -padding, extent), padding));

    private static readonly Gen<(int Extent, AxisMap Map, int Padding)> s_foldedAxes = s_axes.Where(static axis => axis.Map.TapStep == 1 && axis.Map.Step <= axis.Map.Taps);

    private static readonly Gen<(int Groups, int Channels, int Filters)> s_channels = Gen.Frequency<(int Groups, int Channels, int Filters)>(
        (3, Gen.Select(Gen.Frequency<int>((3, Gen.Const(1)), (1, Gen.Int[1, 4])), Gen.Int[1, 19], Gen.Int[1, 69], static (groups, channels, filters) => (groups, groups * channels, groups * filters))),
        (1, Gen.Int[2, 39].Select(static channels => (channels, channels, channels))));

    private static readonly Gen<ConvolutionOperation> s_convolutions = Gen.Select(s_channels, s_axes, s_axes, static (channels, rows, columns) =>
    {
        (AxisMap down, AxisMap across) = (rows.Map, columns.Map);
        Window window = new(
            new Size(down.Taps, across.Taps), new Size(down.Step, across.Step), new Size(down.TapStep, across.TapStep),
            new Pads(rows.Padding, columns.Padding, rows.Padding, columns.Padding));
        return new ConvolutionOperation(
            Shape.Spatial(rows.Extent, columns.Extent, channels.Channels), Shape.Spatial(down.Count, across.Count, channels.Filters), window, channels.Groups,
            HasBias: true, ActivationFunction.None);
    });

    [Fact]
    public void OutputTiles_CoverEveryTapOfEveryOutputOnce() => s_convolutions.Check(Shapes, static operation =>
    {
        foreach (Contraction contraction in operation.BackwardData.Where(static phase => !phase.IsEmpty).Select(static phase => phase.Contraction).Append(operation.Forward))
        {
            foreach (KernelPiece piece in Pieces(contraction, KernelVariant.OfOutput(contraction, elementBytes: 4)))
            {
                OutputSchedule schedule = OutputSchedule.Choose(piece.Contraction, piece.Bits, elementBytes: 4);
                AssertLanesCovered(schedule.Parts.Select(static part => part.Block), contraction);
                foreach (OutputSchedule.Part part in schedule.Parts)
                {
                    Assert.All(part.Tiles, tile => Assert.True(
                        Machine.FitsRegisters(tile.Block.Bits * piece.Contraction.SideBySide, tile.Pixels, tile.Block.Vectors)));
                    Assert.Equal(0, contraction.Rows.Count % part.Rows);
                    AssertColumnsCovered(part.Columns, piece.Contraction.Columns);
                }
            }
        }
    });

    [Fact]
    public void WeightTiles_CoverEveryTapOfEveryColumnOnce() => s_convolutions.Check(Shapes, static operation =>
    {
        Contraction contraction = operation.Forward;
        foreach (KernelPiece piece in Pieces(contraction, KernelVariant.OfWeights(contraction, elementBytes: 4)))
        {
            WeightSchedule schedule = WeightSchedule.Choose(piece.Contraction, piece.Bits, elementBytes: 4);
            AssertLanesCovered(schedule.Blocks, contraction);
            int[,] covered = new int[piece.Contraction.Columns.Count, piece.Contraction.Columns.Taps];
            foreach (TapColumns columns in schedule.Columns)
            {
                for (int column = columns.ColumnBegin; column < columns.ColumnEnd; column++)
                {
                    for (int tap = columns.FirstTap; tap < columns.FirstTap + columns.Taps; tap++)
                    {
                        covered[column, tap]++;
                    }
                }
            }

            AssertInsideOnce(covered, piece.Contraction.Columns);
        }
    });

    [Fact]
    public void PixelsThatShareVectors_HaveEachTapOfEachPixelOnce() => s_convolutions.Check(Shapes, static operation =>
    {
        Contraction contraction = operation.Forward;
        for (int pixels = 2; pixels <= 4 && contraction.CanStandSideBySide(pixels); pixels *= 2)
        {
            Contraction shared = contraction.ToSideBySide(pixels);
            Assert.Equal(contraction.Columns.Taps, shared.PixelTaps);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                int[] taps = [.. Enumerable.Range(0, shared.Columns.Taps).Where(tap => shared.HasTap(pixel, tap))];
                Assert.Equal(
                    Enumerable.Range(0, contraction.Columns.Taps).Select(tap => contraction.Columns.At(pixel, tap)),
                    taps.Select(tap => shared.Columns.At(0, tap)));
            }
        }
    });

    [Fact]
    public void FoldedPixels_AddUpEveryTapOfEveryWindowOnThemOnce() => Gen.Select(s_foldedAxes, Gen.Int[1, 39]).Check(Shapes, static shape =>
    {
        ((int extent, AxisMap map, int padding), int channels) = shape;
        Fold fold = new(channels, map.Taps, map.Step, padding, map.Count, extent);
        int slots = (fold.Length - Machine.Slack) / fold.Pitch;
        for (int pixel = 0; pixel < extent; pixel++)
        {
            List<(int Window, int Tap)> added = [];
            foreach (int offset in fold.Contributions(pixel))
            {
                (int slot, int inSlot) = Math.DivRem(offset, fold.Pitch);
                (int tap, int channel) = Math.DivRem(inSlot, fold.Channels);
                Assert.InRange(slot, 0, slots - 1);
                Assert.Equal(0, channel);
                Assert.Equal(pixel, map.At(slot - fold.SlotsBefore, tap));
                added.Add((slot - fold.SlotsBefore, tap));
            }

            // Slots before and after the windows are zero.
            Assert.Equal(
                from window in Enumerable.Range(0, map.Count) from tap in Enumerable.Range(0, map.Taps) where map.At(window, tap) == pixel select (window, tap),
                added.Where(entry => entry.Window >= 0 && entry.Window < map.Count));
        }
    });

    [Fact]
    public void FoldsOfLongRows_DoNotPay()
    {
        // Its buffer lies on the stack: 2^30 slots of 4 elements are 2^32, which 32 bits do not hold.
        Assert.True(new Fold(Channels: 1, Taps: 3, Stride: 1, Padding: 1, Windows: 64, Columns: 64).Pays(steps: 48));
        Assert.False(new Fold(Channels: 1, Taps: 3, Stride: 1, Padding: 1, Windows: 1 << 30, Columns: 1 << 30).Pays(steps: 48));
    }

    [Theory]
    [InlineData(3, 2, 1, 1)]
    [InlineData(3, 512, 1, 1)]
    [InlineData(3, 4096, 1, 0)]
    [InlineData(1, 1 << 20, 1, 0)]
    [InlineData(2, 7, 3, 5)]
    public void Phases_AreThoseOfTheKernelAndOneForAllThatTheStrideStepsOver(int kernel, int stride, int dilation, int padding)
    {
        const int Extent = 8192;
        int output = ((Extent + (2 * padding) - (dilation * (kernel - 1)) - 1) / stride) + 1;
        ConvolutionOperation operation = new(
            Shape.Spatial(Extent, Extent, 2), Shape.Spatial(output, output, 4),
            new Window(new Size(kernel, kernel), new Size(stride, stride), new Size(dilation, dilation), new Pads(padding, padding, padding, padding)), Groups: 1,
            HasBias: true, ActivationFunction.None);
        int[] seen = [.. Enumerable.Range(0, Math.Min(stride, Extent)).Where(phase => Enumerable.Range(0, kernel).Any(tap => (phase + padding - (tap * dilation)) % stride == 0))];
        EquatableArray<BackwardPhase> phases = operation.BackwardData;
        Assert.Equal(
            from row in seen from column in seen select (row, column),
            phases.Where(static phase => !phase.IsEmpty).Select(static phase => (phase.Row, phase.Column)));
        Assert.Equal(seen.Length < Math.Min(stride, Extent) ? 1 : 0, phases.Count(static phase => phase.IsEmpty));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(25, 8)]
    [InlineData(576, 14)]
    [InlineData(17, 16)]
    public void TapTiles_CoverARunOnce(int taps, int tile)
    {
        List<(int First, int Length, int Count)> tiles = WeightSchedule.Cut(taps, tile);
        Assert.Equal(Enumerable.Range(0, taps), tiles.SelectMany(static part => Enumerable.Range(part.First, part.Length * part.Count)));
        Assert.All(tiles, part => Assert.InRange(part.Length, 1, tile));
    }

    /// <summary>The pieces of all widths; those of each width cover the columns once.</summary>
    private static IEnumerable<KernelPiece> Pieces(Contraction contraction, List<KernelVariant> variants)
    {
        Assert.All(variants, variant => Assert.Equal(
            contraction.Columns.Count, variant.Pieces.Sum(static piece => piece.Contraction.Columns.Count * piece.Contraction.SideBySide)));
        return variants.SelectMany(static variant => variant.Pieces);
    }

    private static void AssertLanesCovered(IEnumerable<LaneBlock> blocks, Contraction contraction)
    {
        List<int> lanes = [];
        foreach (LaneBlock block in blocks)
        {
            Assert.True(block.Count == 1 || !block.IsPartial);
            for (int i = 0; i < block.Count; i++)
            {
                lanes.AddRange(Enumerable.Range(block.First + (i * block.Width), block.Lanes));
            }
        }

        Assert.Equal(Enumerable.Range(0, contraction.Lanes), lanes);
    }

    private static void AssertColumnsCovered(IEnumerable<ColumnTile> tiles, AxisMap columns)
    {
        int[,] covered = new int[columns.Count, columns.Taps];
        foreach (ColumnTile tile in tiles)
        {
            for (int copy = 0; copy < tile.Count; copy++)
            {
                int first = tile.First + (copy * tile.Width);
                foreach (TapRun run in tile.Runs)
                {
                    for (int pixel = first + run.FirstPixel; pixel < first + run.EndPixel; pixel++)
                    {
                        for (int tap = run.FirstTap; tap < run.FirstTap + run.Taps; tap++)
                        {
                            covered[pixel, tap]++;
                        }
                    }
                }
            }
        }

        AssertInsideOnce(covered, columns);
    }

    private static void AssertInsideOnce(int[,] covered, AxisMap columns)
    {
        for (int column = 0; column < columns.Count; column++)
        {
            for (int tap = 0; tap < columns.Taps; tap++)
            {
                int source = columns.At(column, tap);
                Assert.Equal(source >= 0 && source < columns.Extent ? 1 : 0, covered[column, tap]);
            }
        }
    }
}
