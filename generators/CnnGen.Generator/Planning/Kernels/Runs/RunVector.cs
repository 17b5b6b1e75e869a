namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A vector of a run outside its loop.</summary>
/// <param name="Bits">Its width, in bits.</param>
/// <param name="Count">Lanes in use.</param>
/// <param name="Offset">Its first element.</param>
internal readonly record struct RunVector(int Bits, int Count, int Offset)
{
    /// <summary>The element after its last one.</summary>
    public int End => Offset + Count;
}
