using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Plans upsampling.</summary>
internal static class UpSamplingPlanner
{
    /// <summary>
    /// The largest factor along a row whose copies are gathered by shuffles. A vector of sums takes as many shuffles a row of outputs as the factor squared,
    /// and a load for each term no more than there are lanes in a vector.
    /// </summary>
    private const int MostShuffledCopies = 4;

    /// <summary>
    /// Terms that are added one after another: with 5 vectors in a method's text, two calls a load and a store, these are 9 x 5 x 2 + 5 x 2 = 100 of
    /// the calls that the JIT inlines.
    /// </summary>
    private const int MostWrittenTerms = 9;

    /// <summary>Vectors a step of the loops over channels, or over rows that are copied as they are.</summary>
    private const int VectorsPerStep = 2;

    /// <param name="operation">The upsampling.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static UpSamplingPlan Plan(UpSamplingOperation operation, int elementBytes)
    {
        UpSamplingOperation rows = operation.AlongRows();
        Size factors = rows.Factors;
        UpSamplingVariant[] variants = [.. VectorBits.All.Select(bits => Variant(rows, bits, elementBytes)).OfType<UpSamplingVariant>()];
        return new UpSamplingPlan(
            rows, operation.IsColumn, variants.ToEquatableArray(), SumOrder.Of(factors.Height, factors.Width, 1), factors.Height * factors.Width <= MostWrittenTerms,
            Reason(factors, variants));
    }

    /// <summary>The kernel for vectors of a width; null where a narrower one does the same.</summary>
    private static UpSamplingVariant? Variant(UpSamplingOperation operation, int bits, int elementBytes)
    {
        int lanes = bits / 8 / elementBytes;
        int row = operation.RowLength;
        int channels = operation.Input.Channels;
        bool isNarrowest = bits == VectorBits.Narrowest;
        if (operation.Factors.Width == 1)
        {
            return lanes <= row || isNarrowest ? OfRow(VectorsPerStep) : null;
        }

        if (channels < lanes && lanes % channels == 0 && lanes <= row && operation.Factors.Width <= MostShuffledCopies)
        {
            return OfRow(vectorsPerStep: 1);
        }

        return lanes <= channels || isNarrowest ? new UpSamplingVariant(bits, Row: null, Stretches(operation, bits, elementBytes)) : null;

        UpSamplingVariant OfRow(int vectorsPerStep) =>
            new(bits, VectorRun.Of(row, bits, elementBytes, vectorsPerStep, RunRest.Overlapping), default);
    }

    /// <summary>
    /// The pixels of a row. Fewer channels than the narrowest vector has lanes are one that reaches into the next pixel, which is written later; the last
    /// pixels have none behind them.
    /// </summary>
    private static EquatableArray<UpSamplingStretch> Stretches(UpSamplingOperation operation, int bits, int elementBytes)
    {
        int channels = operation.Input.Channels;
        int width = operation.Input.Width;
        VectorRun exact = Channels(RunRest.Overlapping);
        VectorRun reaching = Channels(RunRest.Reaching);
        int end = channels < exact.VectorLanes ? Math.Max(0, width - ((reaching.Reach - 1) / channels)) : 0;
        return end == 0 ? new([new(0, width, exact)]) : new([new(0, end, reaching), new(end, width, exact)]);

        VectorRun Channels(RunRest rest) => VectorRun.Of(channels, bits, elementBytes, VectorsPerStep, rest);
    }

    private static string Reason(Size factors, IReadOnlyList<UpSamplingVariant> variants)
    {
        if (factors.Width == 1)
        {
            return "a row of outputs is a row of inputs as it is, so that forward copies it and gradients go along whole rows";
        }

        string copy = factors.Height > 1 ? "; a row of outputs is computed once and copied, because a copy takes one instruction a vector and no shuffles" : "";
        return variants.Any(static variant => variant.Row is not null)
            ? "a vector holds several pixels, which shuffles repeat and gather, because a vector for each pixel would leave most lanes empty" + copy
            : "a vector holds channels of one pixel: it is loaded once and stored for each copy along the row" + copy;
    }
}
