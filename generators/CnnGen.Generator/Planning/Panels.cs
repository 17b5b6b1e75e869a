using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Planning;

/// <summary>The panels of filters that weights are stored in.</summary>
internal static class Panels
{
    /// <summary>Filters a panel.</summary>
    public static int Width(int filters) => Limits.PanelWidth(filters);

    /// <summary>Panels that hold <paramref name="filters"/>, the last one filled up.</summary>
    public static int Count(int filters) => (filters + Width(filters) - 1) / Width(filters);
}
