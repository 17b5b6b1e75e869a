namespace CnnGen;

/// <summary>
/// A two-dimensional convolution: H x W x C to OH x OW x filters.
/// Learns <c>weight</c> [filters, C/groups, kernel height, kernel width] and <c>bias</c> [filters].
/// </summary>
/// <remarks>The output has <c>floor((in + before + after - dilation*(k-1) - 1) / stride) + 1</c> rows and columns.</remarks>
public sealed class Conv2DAttribute : LearningLayerAttribute
{
    /// <summary>A square kernel.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="kernelSize">Rows and columns of the kernel, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelSize)
        : this(filters, kernelSize, kernelSize)
    {
    }

    /// <summary>A kernel of any rectangle.</summary>
    /// <param name="filters">Output channels, at least 1.</param>
    /// <param name="kernelHeight">Rows of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Columns of the kernel, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Output channels.</summary>
    public int Filters { get; }

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>Input pixels between two windows, on both axes, at least 1. Default: 1. Not together with the strides of single axes.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Input rows between two windows, at least 1. Default: 1.</summary>
    public int StrideHeight { get; set; } = 1;

    /// <summary>Input columns between two windows, at least 1. Default: 1.</summary>
    public int StrideWidth { get; set; } = 1;

    /// <summary>How the input's border is treated. Default: <see cref="Padding.Valid"/>, none.</summary>
    public Padding Padding { get; set; } = Padding.Valid;

    /// <summary>
    /// Explicit padding, not negative: one value for all sides; two for vertical, horizontal; four for top, left, bottom, right.
    /// Not together with <see cref="Padding"/>.
    /// </summary>
    public int[]? Pads { get; set; }

    /// <summary>Input pixels between two taps of a window, on both axes, at least 1. Default: 1. Not together with the dilations of single axes.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Input rows between two taps, at least 1. Default: 1.</summary>
    public int DilationHeight { get; set; } = 1;

    /// <summary>Input columns between two taps, at least 1. Default: 1.</summary>
    public int DilationWidth { get; set; } = 1;

    /// <summary>Groups of channels that do not see each other; divides the input channels and the filters. Default: 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a learned bias is added. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Applied to the sum. Default: <see cref="Activation.None"/>.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
