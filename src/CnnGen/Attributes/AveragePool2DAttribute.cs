namespace CnnGen;

/// <summary>The mean of each channel in a sliding window: H x W x C to OH x OW x C.</summary>
/// <remarks>Divisors are PyTorch's, also under <see cref="CeilMode"/>.</remarks>
public sealed class AveragePool2DAttribute : LayerAttribute
{
    /// <summary>A square window.</summary>
    /// <param name="poolSize">Rows and columns of the window, at least 1.</param>
    public AveragePool2DAttribute(int poolSize)
        : this(poolSize, poolSize) => Stride = poolSize;

    /// <summary>A window of any rectangle.</summary>
    /// <param name="poolHeight">Rows of the window, at least 1.</param>
    /// <param name="poolWidth">Columns of the window, at least 1.</param>
    public AveragePool2DAttribute(int poolHeight, int poolWidth)
    {
        PoolHeight = poolHeight;
        PoolWidth = poolWidth;
        StrideHeight = poolHeight;
        StrideWidth = poolWidth;
    }

    /// <summary>Rows of the window.</summary>
    public int PoolHeight { get; }

    /// <summary>Columns of the window.</summary>
    public int PoolWidth { get; }

    /// <summary>Input pixels between two windows, on both axes, at least 1. Default: the window's size. Not together with the strides of single axes.</summary>
    public int Stride { get; set; }

    /// <summary>Input rows between two windows, at least 1. Default: the window's height.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Input columns between two windows, at least 1. Default: the window's width.</summary>
    public int StrideWidth { get; set; }

    /// <summary>How the input's border is treated. Default: <see cref="Padding.Valid"/>, none.</summary>
    public Padding Padding { get; set; } = Padding.Valid;

    /// <summary>
    /// Explicit padding, at most half the window: one value for all sides; two for vertical, horizontal; four for top, left, bottom, right.
    /// Not together with <see cref="Padding"/>.
    /// </summary>
    public int[]? Pads { get; set; }

    /// <summary>Whether padding counts in the divisor. Default: false.</summary>
    public bool CountIncludePad { get; set; }

    /// <summary>Whether a last window that the input fills in part counts. Default: false. Not together with <see cref="Padding.Same"/>.</summary>
    public bool CeilMode { get; set; }
}
