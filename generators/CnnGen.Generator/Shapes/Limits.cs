using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>What one array can hold, and what layers put into it.</summary>
internal static class Limits
{
    /// <summary>The most elements of a .NET array (Array.MaxLength).</summary>
    public const int MaxElements = 0x7FFFFFC7;

    /// <summary>The most floats of a buffer: it begins and ends on a cache line, wherever its array lies.</summary>
    public const int MaxBuffer = (MaxElements - (Line - 1)) / Line * Line;

    /// <summary>Floats of a cache line.</summary>
    private const int Line = 16;

    /// <summary>Filters are stored in panels of this many, the last one filled up.</summary>
    private const int Panel = 16;

    public static BigInteger Product(params long[] factors) =>
        factors.Aggregate(BigInteger.One, static (product, factor) => product * factor);

    /// <summary>The elements that a layer's weights and biases take in storage.</summary>
    public static BigInteger ParameterStorage(Layer layer, Shape input) => layer switch
    {
        Conv2DLayer conv => Storage(conv.Groups, Math.Max(1, conv.Filters / conv.Groups), Product(conv.Kernel.Height, conv.Kernel.Width, input.Channels / conv.Groups)),
        DepthwiseConv2DLayer conv => Storage(1, (long)input.Channels * conv.DepthMultiplier, Product(conv.Kernel.Height, conv.Kernel.Width)),
        DenseLayer dense => Storage(1, dense.Units, input.Channels),
        Pool2DLayer or GlobalPool2DLayer or FlattenLayer or DropoutLayer or ActivationLayer or SoftmaxLayer => BigInteger.Zero,
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "No such layer."),
    };

    /// <summary>Weights and one bias a filter.</summary>
    private static BigInteger Storage(long groups, long filters, BigInteger taps) =>
        Product(groups, (filters + Panel - 1) / Panel * Panel) * (taps + 1);
}
