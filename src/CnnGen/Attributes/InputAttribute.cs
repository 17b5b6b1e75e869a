namespace CnnGen;

/// <summary>The shape of one input sample. Stands before all layers.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>A spatial input: height x width x channels.</summary>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="channels">Values a pixel, at least 1.</param>
    public InputAttribute(int height, int width, int channels = 1)
    {
        Height = height;
        Width = width;
        Channels = channels;
    }

    /// <summary>A flat input, for networks of dense layers only.</summary>
    /// <param name="features">Values a sample, at least 1.</param>
    public InputAttribute(int features)
    {
        Height = 1;
        Width = 1;
        Channels = features;
    }

    /// <summary>Rows; 1 for a flat input.</summary>
    public int Height { get; }

    /// <summary>Columns; 1 for a flat input.</summary>
    public int Width { get; }

    /// <summary>Channels, or the features of a flat input.</summary>
    public int Channels { get; }

    /// <summary>The order of the caller's data, for spatial inputs and spatial outputs. Default: <see cref="ImageLayout.ChannelsLast"/>.</summary>
    public ImageLayout Layout { get; set; } = ImageLayout.ChannelsLast;
}
