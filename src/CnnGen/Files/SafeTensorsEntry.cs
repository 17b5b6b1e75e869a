namespace CnnGen;

/// <summary>Where a file has one of the network's tensors.</summary>
/// <param name="Ordinal">The tensor's place in the network.</param>
/// <param name="Begin">Its first byte, from the end of the header.</param>
/// <param name="End">The byte after its last one.</param>
internal readonly record struct SafeTensorsEntry(int Ordinal, ulong Begin, ulong End);
