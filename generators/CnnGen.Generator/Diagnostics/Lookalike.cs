using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Diagnostics;

/// <summary>What the numbers of a layer would be in another library.</summary>
/// <param name="Meant">Their meanings there, in order.</param>
/// <param name="Written">The attribute that says so here.</param>
internal readonly record struct Lookalike(string Meant, string Written)
{
    /// <summary>The other reading of a layer; null where how it is written leaves none: a stride is given or, but for pools, the numbers have names.</summary>
    public static Lookalike? Of(LayerDeclaration layer, NumberOrder order) => (order, layer.Declared.Layer) switch
    {
        (NumberOrder.Ours, _) or (_, null) => null,
        (NumberOrder.SizeThenStride, Pool2DLayer pool) when layer.Arguments.IsGiven("poolWidth") && !HasStride(layer) =>
            new("window, stride", Strided($"{pool.Kind}({MessageText.Of(pool.Kernel.Height)}", pool.Kernel)),
        (NumberOrder.SizeThenStride, Conv2DLayer conv) when IsPositional(layer) && !HasStride(layer) =>
            new("filters, kernel, stride", Strided($"{conv.Kind}({MessageText.Of(conv.Filters)}, {MessageText.Of(conv.Kernel.Height)}", conv.Kernel)),
        (NumberOrder.SizeThenStride, DepthwiseConv2DLayer conv) when IsPositional(layer) && !HasStride(layer) =>
            new("kernel, stride", Strided($"{conv.Kind}({MessageText.Of(conv.Kernel.Height)}", conv.Kernel)),
        (NumberOrder.ChannelsInAndOut, Conv2DLayer conv) when IsPositional(layer) =>
            new("channels in, channels out, kernel", $"{conv.Kind}({MessageText.Of(conv.Kernel.Height)}, {MessageText.Of(conv.Kernel.Width)})"),
        (_, Pool2DLayer or Conv2DLayer or DepthwiseConv2DLayer) => null,
        (_, { } other) => throw new ArgumentOutOfRangeException(nameof(layer), other.GetType().Name, "No such layer."),
    };

    private static string Strided(string beginning, Size kernel) => $"{beginning}, Stride = {MessageText.Of(kernel.Width)})";

    private static bool IsPositional(LayerDeclaration layer) => layer.Arguments.IsPositional("kernelHeight") && layer.Arguments.IsPositional("kernelWidth");

    private static bool HasStride(LayerDeclaration layer) =>
        layer.Arguments.IsGiven("Stride") || layer.Arguments.IsGiven("StrideHeight") || layer.Arguments.IsGiven("StrideWidth");
}
