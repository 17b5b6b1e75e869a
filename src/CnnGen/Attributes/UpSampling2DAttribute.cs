namespace CnnGen;

/// <summary>Repeats each pixel down and along its map: H x W x C to (H * heightFactor) x (W * widthFactor) x C. It learns nothing.</summary>
/// <remarks>Each output pixel is the input pixel that it lies in (nearest neighbour). The gradient of an input pixel is the sum of those of its copies.</remarks>
public sealed class UpSampling2DAttribute : LayerAttribute
{
    /// <summary>The same factor for height and width.</summary>
    /// <param name="size">Copies of each pixel down and along the map, at least 1.</param>
    public UpSampling2DAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>A factor for each axis.</summary>
    /// <param name="heightFactor">Copies of each pixel down the map, at least 1.</param>
    /// <param name="widthFactor">Copies of each pixel along a row, at least 1.</param>
    public UpSampling2DAttribute(int heightFactor, int widthFactor)
    {
        HeightFactor = heightFactor;
        WidthFactor = widthFactor;
    }

    /// <summary>Output rows for each input row.</summary>
    public int HeightFactor { get; }

    /// <summary>Output columns for each input column.</summary>
    public int WidthFactor { get; }
}
