namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Kernel rows in tiles of equal height, which are summed over the same output rows.</summary>
/// <param name="First">The first kernel row.</param>
/// <param name="Length">Kernel rows a tile.</param>
/// <param name="Count">Tiles, one below the other: one code for all.</param>
/// <param name="Outputs">The output rows, where they are known here; null where they are all rows, or those that a kernel row has inside.</param>
internal readonly record struct KernelRows(int First, int Length, int Count, RowRange? Outputs)
{
    /// <summary>The kernel row after the last one.</summary>
    public int End => First + (Count * Length);
}
