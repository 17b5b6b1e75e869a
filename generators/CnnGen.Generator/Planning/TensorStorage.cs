using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>How a tensor lies in the parameter storage: <c>[group][panel of filters][y][x][channel][filter of the panel]</c>, each group's last panel filled up with zeros.</summary>
/// <param name="Filters">Filters, units or channels: the first axis of the tensor.</param>
/// <param name="FiltersPerGroup">How many of them follow each other without a gap.</param>
/// <param name="Kernel">Channels, height and width behind each of them.</param>
/// <param name="Panel">How many of them share a panel.</param>
internal readonly record struct TensorStorage(int Filters, int FiltersPerGroup, Shape Kernel, int Panel)
{
    /// <summary>Floats, zeros included.</summary>
    public int Length => Filters / FiltersPerGroup * ((FiltersPerGroup + Panel - 1) / Panel) * Kernel.Length * Panel;
}
