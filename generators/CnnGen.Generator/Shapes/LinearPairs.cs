using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>
/// Layers that multiply and add, with nothing between but what is linear, too: two of them can do no more than one. Factors of a convolution, which are
/// left linear to save weights, are none of them: depthwise and grouped convolutions on either side of a pointwise one, rows and columns, bottlenecks.
/// </summary>
internal static class LinearPairs
{
    /// <summary>The index of the layer that a linear one could be merged with; null where there is none, or one that is not certain.</summary>
    public static int? Next(IReadOnlyList<ShapedLayer?> layers, LayerReaders readers, int index)
    {
        if (layers[index] is not { Layer: DenseLayer { Activation.IsNone: true } or Conv2DLayer { Activation.IsNone: true, Groups: 1 } } first)
        {
            return null;
        }

        // What several layers read cannot be merged with one of them.
        int? next = OnlyReader(readers, index);
        while (next is { } between && layers[between] is { } layer && layer.Layer.Effect is ValueEffect.Moves or ValueEffect.Averages)
        {
            next = OnlyReader(readers, between);
        }

        return next is { } last && layers[last]?.Layer is { } second && IsPair(first, second) ? last : null;
    }

    private static int? OnlyReader(LayerReaders readers, int layer) => readers.Of(layer).Count == 1 ? readers.Of(layer)[0] : null;

    private static bool IsPair(ShapedLayer first, Layer second) => second switch
    {
        DenseLayer => true,
        Conv2DLayer { Groups: 1 } latter when first.Layer is Conv2DLayer former =>
            !IsBottleneck(former, first.Input, latter) && !IsRowsAndColumns(former.Kernel, latter.Kernel),
        Conv2DLayer or DepthwiseConv2DLayer or Pool2DLayer or FixedLayer or ActivationLayer or JoinLayer => false,
        _ => throw new ArgumentOutOfRangeException(nameof(second), second.GetType().Name, "No such layer."),
    };

    /// <summary>A pointwise convolution to fewer channels than there are on either side.</summary>
    private static bool IsBottleneck(Conv2DLayer former, Shape input, Conv2DLayer latter) =>
        former.Kernel == new Size(1, 1) && former.Filters < Math.Min(input.Channels, latter.Filters);

    private static bool IsRowsAndColumns(Size former, Size latter) =>
        (former is { Height: 1, Width: > 1 } && latter is { Height: > 1, Width: 1 }) || (former is { Height: > 1, Width: 1 } && latter is { Height: 1, Width: > 1 });
}
