using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a change of layout.</summary>
/// <param name="Operation">The change.</param>
/// <param name="Blocks">The channels, in blocks that are read or written side by side.</param>
/// <param name="Reason">Why a block has so many channels, as a sentence without its period.</param>
internal sealed record PermutePlan(PermuteOperation Operation, EquatableArray<TileCut> Blocks, string Reason) : KernelPlan
{
    /// <summary>Channels that are read or written side by side: as many streams as a processor prefetches.</summary>
    private const int Streams = 8;

    public static PermutePlan Of(PermuteOperation permute)
    {
        var blocks = new List<TileCut>();
        int whole = permute.Channels / Streams;
        if (whole > 0)
        {
            blocks.Add(new TileCut(0, Streams, whole));
        }

        if (permute.Channels % Streams > 0)
        {
            blocks.Add(new TileCut(whole * Streams, permute.Channels % Streams, 1));
        }

        return new PermutePlan(permute, blocks.ToEquatableArray(), "8 channels go side by side, because a processor prefetches about as many streams");
    }
}
