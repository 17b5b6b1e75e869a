namespace CnnGen;

/// <summary>The maximum of each channel in a sliding window: H x W x C to OH x OW x C.</summary>
/// <remarks>Padding counts as minus infinity. Of equal maxima the first in row-major order receives the gradient.</remarks>
public sealed class MaxPool2DAttribute : LayerAttribute
{
    /// <summary>A square window.</summary>
    /// <param name="poolSize">Rows and columns of the window, at least 1.</param>
    public MaxPool2DAttribute(int poolSize)
        : this(poolSize, poolSize) => Stride = poolSize;

    /// <summary>A window of any rectangle.</summary>
    /// <param name="poolHeight">Rows of the window, at least 1.</param>
    /// <param name="poolWidth">Columns of the window, at least 1.</param>
    public MaxPool2DAttribute(int poolHeight, int poolWidth)
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

    /// <summary>Input pixels between two taps of a window, on both axes, at least 1. Default: 1. Not together with the dilations of single axes.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Input rows between two taps, at least 1. Default: 1.</summary>
    public int DilationHeight { get; set; } = 1;

    /// <summary>Input columns between two taps, at least 1. Default: 1.</summary>
    public int DilationWidth { get; set; } = 1;

    /// <summary>Whether a last window that the input fills in part counts. Default: false. Not together with <see cref="Padding.Same"/>.</summary>
    public bool CeilMode { get; set; }
}
