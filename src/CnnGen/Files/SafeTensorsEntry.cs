namespace CnnGen;

/// <summary>Where a file has a tensor.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Ordinal">The place of the network's tensor that takes it; <see cref="LeftOver"/> for none.</param>
/// <param name="Begin">Its first byte, from the end of the header.</param>
/// <param name="End">The byte after its last one.</param>
internal readonly record struct SafeTensorsEntry(string Name, int Ordinal, ulong Begin, ulong End)
{
    public const int LeftOver = -1;
}
