namespace CnnGen;

/// <summary>The order of the caller's spatial data.</summary>
public enum ImageLayout
{
    /// <summary><c>[y][x][channel]</c>.</summary>
    ChannelsLast,

    /// <summary><c>[channel][y][x]</c>, PyTorch's order.</summary>
    ChannelsFirst,
}
