using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>
/// Where one tensor lies in the parameter storage. Weights are stored in panels of filters, <c>[group][filter / Panel][y][x][channel][Panel]</c>,
/// each group's last panel filled up with zeros; PyTorch's order is <c>[filter][channel][y][x]</c>. A bias is the case of one channel and one tap.
/// A dense layer has a unit for a filter and the shape of the feature map that it flattens for channels, height and width; a depthwise
/// convolution is stored as one group with one channel a filter.
/// </summary>
/// <param name="Name">PyTorch's name, as in <c>conv1.weight</c>.</param>
/// <param name="Rank">PyTorch's rank, 1 to 4: [filters], [filters, channels*height*width], [filters, channels, height*width] or [filters, channels, height, width].</param>
/// <param name="Offset">The first float in the storage.</param>
/// <param name="Filters">Filters of all groups.</param>
/// <param name="FiltersPerGroup">Filters of one group of the storage.</param>
/// <param name="Channels">Input channels that one filter sees.</param>
/// <param name="Height">The kernel's height (dense: of the flattened feature map).</param>
/// <param name="Width">The kernel's width (dense: of the flattened feature map).</param>
/// <param name="Panel">Filters a panel: 4, 8 or 16.</param>
/// <param name="FanIn">Inputs that one output sums over: what the initial values are scaled by.</param>
/// <param name="FanOut">Outputs that one input reaches: <c>filters / groups * height * width</c> for a convolution, the units for a dense layer.</param>
/// <param name="Initial">How its values begin.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ParameterLayout(
    string Name, int Rank, int Offset, int Filters, int FiltersPerGroup, int Channels, int Height, int Width, int Panel, int FanIn, int FanOut, InitialValues Initial)
{
    /// <summary>Panels of one group, the last one filled up.</summary>
    public int PanelsPerGroup => (FiltersPerGroup + Panel - 1) / Panel;

    /// <summary>Floats in the storage, zeros included.</summary>
    public int StorageLength => Filters / FiltersPerGroup * PanelsPerGroup * Height * Width * Channels * Panel;

    /// <summary>Values of the tensor.</summary>
    public int Count => Filters * Channels * Height * Width;

    /// <summary>The place in the storage of PyTorch's element [filter, channel, y, x].</summary>
    public int StorageIndex(int filter, int channel, int y, int x)
    {
        int group = filter / FiltersPerGroup;
        int inGroup = filter % FiltersPerGroup;
        int panel = (group * PanelsPerGroup) + (inGroup / Panel);
        return Offset + ((((((panel * Height) + y) * Width) + x) * Channels + channel) * Panel) + (inGroup % Panel);
    }
}
