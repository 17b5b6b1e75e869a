namespace CnnGen.Generator.Planning;

/// <summary>
/// How a batched layer's gradient of the weights reads features. Samples that lie a multiple of half a memory page apart have the same feature in the
/// same few sets of the first-level cache, which cannot hold them all: then some features of some samples are copied side by side first, and serve
/// every lane (measured with 1024 features: 94% of peak instead of 71% with Vector256).
/// </summary>
internal static class SampleBlocks
{
    /// <summary>Samples a block: those of a tile in training.</summary>
    public const int Samples = 32;

    /// <summary>Elements between two samples of a block: seven lines of float, so that neighbours use different sets.</summary>
    public const int Stride = 112;

    /// <summary>Features a block, at most: a block is 14 KB of a first-level cache of 32.</summary>
    private const int MostFeatures = 96;

    private const int HalfPage = 2048;

    /// <summary>
    /// Whether a kernel for vectors of <paramref name="bits"/> copies. The widest one does not: its tiles use most of a line of features at once, so that
    /// it need not stay, and copying would only break the gradient's long streams (measured with 1024 features: 84% of peak instead of 90%).
    /// </summary>
    public static bool AreNeeded(Contraction contraction, int bits, int elementBytes) =>
        contraction.ColumnsAreSamples && bits < Machine.WidestBits && contraction.Source.PixelStride * elementBytes % HalfPage == 0;

    /// <summary>Features of a block that is cut into tiles of <paramref name="taps"/>.</summary>
    public static int Features(int taps) => MostFeatures / taps * taps;
}
