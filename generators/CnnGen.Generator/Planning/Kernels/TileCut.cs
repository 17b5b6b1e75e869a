namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Tiles of equal length side by side: one code for all.</summary>
/// <param name="First">The first element of the first tile.</param>
/// <param name="Length">Elements a tile.</param>
/// <param name="Count">Tiles.</param>
internal readonly record struct TileCut(int First, int Length, int Count)
{
    /// <summary>The element after the last one.</summary>
    public int End => First + (Count * Length);
}
