namespace CnnGen.Generator.Planning;

/// <summary>The panels of filters that weights are stored in.</summary>
internal static class Panels
{
    /// <summary>
    /// Filters a panel: 16, one Vector512 of floats, or the next power of two above fewer filters, so that little is multiplied by zeros.
    /// </summary>
    public static int Width(int filters) => filters > 8 ? 16 : filters > 4 ? 8 : 4;

    /// <summary>Panels that hold <paramref name="filters"/>, the last one filled up.</summary>
    public static int Count(int filters) => (filters + Width(filters) - 1) / Width(filters);
}
