namespace CnnGen.Generator.Planning.Kernels;

/// <summary>How the windows of a row are added up where they overlap.</summary>
/// <param name="Fold">What is added up.</param>
/// <param name="Bits">The width of the vectors along the channels of a pixel, in bits.</param>
/// <param name="VectorLanes">Lanes a vector.</param>
/// <param name="Vectors">Vectors a pixel.</param>
/// <param name="Periods">
/// Rounds of the loop over pixels, each of as many pixels as the stride: those whose surplus lanes the next pixels overwrite. The pixels behind the loop store
/// the lanes that exist.
/// </param>
internal sealed record FoldPlan(Fold Fold, int Bits, int VectorLanes, int Vectors, int Periods)
{
    /// <summary>Pixels of the loop.</summary>
    public int LoopedPixels => Periods * Fold.Stride;

    /// <summary>The plan with the narrowest vectors that hold all channels, or the widest there are.</summary>
    /// <param name="fold">What is added up.</param>
    /// <param name="widest">The widest vectors, in bits.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static FoldPlan Of(Fold fold, int widest, int elementBytes)
    {
        int bits = 128;
        while (bits / 8 / elementBytes < fold.Channels && bits < widest)
        {
            bits *= 2;
        }

        int lanes = bits / 8 / elementBytes;
        int vectors = (fold.Channels + lanes - 1) / lanes;
        int reach = ((vectors * lanes) + fold.Channels - 1) / fold.Channels;
        return new FoldPlan(fold, bits, lanes, vectors, Math.Max(0, fold.Columns - reach + 1) / fold.Stride);
    }
}
