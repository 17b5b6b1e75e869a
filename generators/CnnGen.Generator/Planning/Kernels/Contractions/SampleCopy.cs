using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>How some features of some samples are copied side by side, so that a cache holds one feature of all of them.</summary>
/// <param name="Samples">Samples a block.</param>
/// <param name="Stride">Elements between two samples of a block.</param>
/// <param name="Blocks">The features, cut into blocks.</param>
internal sealed record SampleCopy(int Samples, int Stride, EquatableArray<FeatureBlocks> Blocks)
{
    /// <summary>Elements of a block.</summary>
    public int Length => Samples * Stride;
}
