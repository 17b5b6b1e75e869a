namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The widths of vectors.</summary>
internal static class VectorBits
{
    /// <summary>The narrowest vector, which every machine has, in bits.</summary>
    public const int Narrowest = 128;

    /// <summary>All widths in bits, from the widest to the narrowest: the order in which emitted code asks the hardware.</summary>
    public static IReadOnlyList<int> All { get; } = [512, 256, 128];

    /// <summary>The widths for vectors that lie along panels: none is wider than a panel.</summary>
    /// <param name="panel">Elements a panel.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static IEnumerable<int> AlongPanels(int panel, int elementBytes) => All.Where(bits => bits / 8 / elementBytes <= panel || bits == Narrowest);
}
