using System.Numerics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>What a layer learns and how much it computes, as summaries count it.</summary>
internal static class LayerCost
{
    /// <summary>Learned values.</summary>
    public static BigInteger Parameters(ShapedLayer shaped) => shaped.Layer switch
    {
        Conv2DLayer { UseBias: true } or DepthwiseConv2DLayer { UseBias: true } or DenseLayer { UseBias: true } => (Taps(shaped) + 1) * shaped.Output.Channels,
        Conv2DLayer or DepthwiseConv2DLayer or DenseLayer => Taps(shaped) * shaped.Output.Channels,
        Pool2DLayer or GlobalPool2DLayer or FlattenLayer or DropoutLayer or ActivationLayer or SoftmaxLayer => BigInteger.Zero,
        _ => throw new ArgumentOutOfRangeException(nameof(shaped), shaped.Layer.GetType().Name, "No such layer."),
    };

    /// <summary>Multiply-adds a sample, those with padding among them.</summary>
    public static BigInteger MultiplyAdds(ShapedLayer shaped) => Taps(shaped) * shaped.Output.Length;

    /// <summary>Weights behind one output.</summary>
    private static BigInteger Taps(ShapedLayer shaped) => shaped.Layer switch
    {
        Conv2DLayer layer => Limits.Product(layer.Kernel.Height, layer.Kernel.Width, shaped.Input.Channels / layer.Groups),
        DepthwiseConv2DLayer layer => Limits.Product(layer.Kernel.Height, layer.Kernel.Width),
        DenseLayer => shaped.Input.Channels,
        Pool2DLayer or GlobalPool2DLayer or FlattenLayer or DropoutLayer or ActivationLayer or SoftmaxLayer => BigInteger.Zero,
        _ => throw new ArgumentOutOfRangeException(nameof(shaped), shaped.Layer.GetType().Name, "No such layer."),
    };
}
