using System.Globalization;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Plans the gradient of the bias.</summary>
internal static class BiasPlanner
{
    /// <summary>Vectors of a block of lanes, at most: eight sums hide the latency of an addition.</summary>
    private const int MostVectors = 8;

    /// <param name="operation">The layer.</param>
    /// <param name="forward">Its forward contraction.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static BiasPlan Plan(WeightedOperation operation, Contraction forward, int elementBytes)
    {
        int sums = IndependentSums(operation, forward);
        SumOrder order = forward.ColumnsAreSamples ? forward.WeightOrder : SumOrder.Of(1, operation.Positions / sums, 1);
        return new BiasPlan(
            VectorBits.AlongPanels(operation.Panel, elementBytes).Select(bits => new BiasVariant(bits, Blocks(forward, bits, elementBytes))).ToEquatableArray(),
            sums, order, Reason(forward, sums));
    }

    private static EquatableArray<LaneBlock> Blocks(Contraction forward, int bits, int elementBytes)
    {
        int lanes = bits / 8 / elementBytes;
        int vectors = Math.Min(MostVectors, (forward.Lanes + lanes - 1) / lanes);
        return LaneBlock.Cut(forward.Lanes, vectors, bits, elementBytes, isLanewise: false).ToEquatableArray();
    }

    /// <summary>
    /// Pixels that go to sums of their own, as an addition can only follow another after some cycles: a divisor of all pixels, and the same for every width
    /// of vectors, so that each gives the same bits.
    /// </summary>
    private static int IndependentSums(WeightedOperation operation, Contraction forward)
    {
        int sums = WantedSums(forward);
        while (operation.Positions % sums != 0)
        {
            sums--;
        }

        return sums;
    }

    /// <summary>Sums of pixels that make enough sums together with those of the lanes.</summary>
    private static int WantedSums(Contraction forward) => forward.ColumnsAreSamples ? 1 : forward.Lanes <= 16 ? 4 : forward.Lanes <= 32 ? 2 : 1;

    private static string Reason(Contraction forward, int sums)
    {
        if (sums > 1)
        {
            string number = sums.ToString(CultureInfo.InvariantCulture);
            return $"{number} pixels at a time go to sums of their own, because an addition waits for the one before it and the lanes alone are few sums";
        }

        return forward.ColumnsAreSamples ? "the samples of a tile go to one sum, because they are few"
            : WantedSums(forward) == 1 ? "all pixels go to one sum, because the lanes are enough sums for no addition to wait"
            : "all pixels go to one sum, because their number is not divisible by a number of sums that would help";
    }
}
