using System.Globalization;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>A tensor that a layer learns.</summary>
/// <param name="Layer">The index of the layer.</param>
/// <param name="Name">PyTorch's name, as in <c>conv1.weight</c>.</param>
/// <param name="Axes">Bias: filters or units; dense: units, features; convolution: filters, channels of a group, height, width.</param>
internal sealed record LayerParameter(int Layer, string Name, EquatableArray<int> Axes)
{
    /// <summary>Whether it is a bias; weights otherwise.</summary>
    public bool IsBias => Axes.Count == 1;

    /// <summary>As in <c>[32, 1, 5, 5]</c>.</summary>
    public string Shape => $"[{string.Join(", ", Axes.Select(static axis => axis.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Those of all layers, in their order, weight before bias.</summary>
    public static IEnumerable<LayerParameter> Of(Network network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            ShapedLayer shaped = network.Layers[i];
            (int[] weight, bool hasBias) = Weight(shaped);
            if (weight.Length > 0)
            {
                yield return new LayerParameter(i, shaped.Layer.Name + ".weight", new(weight));
            }

            if (hasBias)
            {
                yield return new LayerParameter(i, shaped.Layer.Name + ".bias", new([weight[0]]));
            }
        }
    }

    private static (int[] Weight, bool HasBias) Weight(ShapedLayer shaped) => shaped.Layer switch
    {
        Conv2DLayer conv => ([conv.Filters, shaped.Input.Channels / conv.Groups, conv.Kernel.Height, conv.Kernel.Width], conv.UseBias),
        DepthwiseConv2DLayer conv => ([shaped.Output.Channels, 1, conv.Kernel.Height, conv.Kernel.Width], conv.UseBias),
        DenseLayer dense => ([dense.Units, shaped.Input.Channels], dense.UseBias),
        Pool2DLayer or GlobalPool2DLayer or FlattenLayer or DropoutLayer or ActivationLayer or SoftmaxLayer => ([], false),
        _ => throw new ArgumentOutOfRangeException(nameof(shaped), shaped.Layer.GetType().Name, "No such layer."),
    };
}
