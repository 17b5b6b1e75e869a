using System.Runtime.Intrinsics;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Emission.Contractions;
using CnnGen.Generator.Planning;

namespace CnnGen.KernelBenchmarks.Kernels;

/// <summary>What one call of a kernel does, by the contraction and the schedule that it was emitted from.</summary>
/// <param name="MultiplyAdds">Executed, the surplus lanes of a last vector included; taps outside the image are neither executed nor counted.</param>
/// <param name="Needed">Of those, the ones that the result needs.</param>
/// <param name="Tile">The largest register tile: pixels, samples or taps x vectors, and the vectors' bits.</param>
internal readonly record struct KernelWork(long MultiplyAdds, long Needed, string Tile)
{
    private const int ElementBytes = sizeof(float);

    /// <summary>The work of a contraction that writes its output.</summary>
    public static KernelWork OfOutput(Contraction contraction, int samples) =>
        OnThisMachine(KernelVariant.OfOutput(contraction, ElementBytes)).Pieces
            .Select(piece => OfOutput(piece.Contraction, piece.Bits, samples))
            .Aggregate(static (left, right) => left + right);

    private static KernelWork OfOutput(Contraction contraction, int bits, int samples)
    {
        var schedule = OutputSchedule.Choose(contraction, bits, ElementBytes);
        int widest = schedule.Parts.Max(part => Pixels(part, contraction, samples));
        OutputSchedule.Part[] parts = contraction.ColumnsAreSamples
            ? [.. schedule.Parts.Where(part => part.Columns[0].Width == widest)]
            : [.. schedule.Parts];
        return Of(contraction, parts.Select(static part => part.Block), samples, $"{widest} x {parts.Max(static part => part.Block.Vectors)}", bits);
    }

    /// <summary>The work of a contraction that writes its weights.</summary>
    public static KernelWork OfWeights(Contraction contraction, int samples) =>
        OnThisMachine(KernelVariant.OfWeights(contraction, ElementBytes)).Pieces
            .Select(piece => OfWeights(piece.Contraction, piece.Bits, samples))
            .Aggregate(static (left, right) => left + right);

    private static KernelWork OfWeights(Contraction contraction, int bits, int samples)
    {
        var schedule = WeightSchedule.Choose(contraction, bits, ElementBytes);
        int taps = schedule.TileRows * schedule.Columns.Max(columns => WeightSchedule.Cut(columns.Taps * contraction.Reduction, schedule.TileTaps)[0].Length);
        return Of(contraction, schedule.Blocks, samples, $"{taps} x {schedule.Blocks.Max(static block => block.Vectors)}", bits);
    }

    /// <summary>The work of both, one after the other; the tile is that of the larger one.</summary>
    public static KernelWork operator +(KernelWork left, KernelWork right) => new(
        left.MultiplyAdds + right.MultiplyAdds, left.Needed + right.Needed, left.MultiplyAdds >= right.MultiplyAdds ? left.Tile : right.Tile);

    private static KernelWork Of(Contraction contraction, IEnumerable<LaneBlock> blocks, int samples, string tile, int bits)
    {
        long taps = 0;
        for (int row = 0; row < contraction.Rows.Count; row++)
        {
            (int begin, int end) = contraction.Rows.TapsInside(row);
            taps += (end - begin) * contraction.TapsInsideColumns * contraction.Groups * samples;
        }

        // A depthwise kernel's last lanes go to narrower vectors, so that none is surplus.
        int lanes = contraction.IsLanewise ? contraction.Lanes : blocks.Sum(block => block.Count * block.Width * contraction.SideBySide);
        return new KernelWork(taps * lanes, NeededOf(contraction, taps), $"{tile} of {bits}");
    }

    /// <summary>Pixels of a part's largest tile. Where columns are samples, only tiles that the samples fill are called.</summary>
    private static int Pixels(OutputSchedule.Part part, Contraction contraction, int samples) =>
        part.Tiles.Max(tile => contraction.ColumnsAreSamples && tile.Pixels > samples ? 0 : tile.Pixels);

    /// <summary>Where pixels share vectors, each has its own taps alone: all but those by which they are shifted.</summary>
    private static long NeededOf(Contraction contraction, long taps) =>
        taps * contraction.Lanes * contraction.PixelTaps * contraction.SideBySide / contraction.Columns.Taps;

    /// <summary>The variant that the kernel chooses on this machine.</summary>
    private static KernelVariant OnThisMachine(List<KernelVariant> variants) => variants.First(static variant => variant.Bits switch
    {
        512 => Vector512.IsHardwareAccelerated,
        256 => Vector256.IsHardwareAccelerated,
        _ => true,
    });
}
