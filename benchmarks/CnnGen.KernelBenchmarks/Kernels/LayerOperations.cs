using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.KernelBenchmarks.Kernels;

/// <summary>The operations of square layers, as the generator plans them.</summary>
internal static class LayerOperations
{
    private static readonly ActivationFunction s_relu = new(ActivationKind.ReLU);

    /// <param name="size">Rows and columns of the input.</param>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel">Taps per axis.</param>
    /// <param name="stride">Input pixels between two outputs.</param>
    /// <param name="pad">Rows and columns on each side.</param>
    /// <param name="groups">Groups of channels.</param>
    public static ConvolutionOperation Convolution(int size, int channels, int filters, int kernel, int stride = 1, int pad = 0, int groups = 1)
    {
        int outputSize = ((size + (2 * pad) - kernel) / stride) + 1;
        var window = new Window(new Size(kernel, kernel), new Size(stride, stride), new Size(1, 1), new Pads(pad, pad, pad, pad));
        return new ConvolutionOperation(
            Shape.Spatial(size, size, channels), Shape.Spatial(outputSize, outputSize, filters), window, groups, HasBias: true, s_relu);
    }

    /// <summary>A 3x3 convolution of each channel by itself, with a border of one pixel.</summary>
    public static ConvolutionOperation Depthwise(int size, int channels, int stride = 1) =>
        Convolution(size, channels, channels, kernel: 3, stride, pad: 1, groups: channels);

    /// <param name="features">Inputs.</param>
    /// <param name="units">Outputs.</param>
    /// <param name="isLast">Whether no activation follows.</param>
    public static DenseOperation Dense(int features, int units, bool isLast = false) =>
        new(Shape.Flat(features), units, HasBias: true, isLast ? ActivationFunction.None : s_relu);
}
