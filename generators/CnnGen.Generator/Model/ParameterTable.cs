namespace CnnGen.Generator.Model;

/// <summary>
/// What each kind of layer holds, stated once: cost, limits, names, storage, tables, members, stubs, initial values and the check of weight files read it
/// here. The order is the order in which tensors are stored and drawn.
/// </summary>
internal static class ParameterTable
{
    /// <summary>The tensors of a layer; none for a layer without.</summary>
    public static IReadOnlyList<ParameterSpec> Of(ShapedLayer shaped) => Of(shaped.Layer, shaped.Input, shaped.Output);

    /// <summary>The members by which code reaches the tensors of a layer, which depend on its kind and arguments alone.</summary>
    public static IReadOnlyList<string> Members(Layer layer)
    {
        // Any shapes: they decide how long the axes are, and nothing else.
        Shape any = Shape.Spatial(1, 1, 1);
        return [.. Of(layer, any, any).Select(static spec => spec.Member)];
    }

    private static IReadOnlyList<ParameterSpec> Of(Layer layer, Shape input, Shape output) => layer switch
    {
        Conv2DLayer conv => Filters(conv.Filters, conv.Groups, input.Channels / conv.Groups, conv.Filters / conv.Groups, conv.Kernel, conv.UseBias),
        DepthwiseConv2DLayer conv => Filters(output.Channels, groups: 1, channels: 1, output.Channels / input.Channels, conv.Kernel, conv.UseBias),
        DenseLayer dense => Units(dense.Units, input.Channels, dense.UseBias),
        Pool2DLayer or GlobalPool2DLayer or FlattenLayer or DropoutLayer or ActivationLayer or SoftmaxLayer or JoinLayer => [],
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "No such layer."),
    };

    /// <param name="filters">Filters of all groups.</param>
    /// <param name="groups">Groups that are stored apart.</param>
    /// <param name="channels">Input channels that one filter sees.</param>
    /// <param name="reached">Filters that see one input channel.</param>
    /// <param name="kernel">Taps per axis.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    private static IReadOnlyList<ParameterSpec> Filters(int filters, int groups, int channels, int reached, Size kernel, bool hasBias) => WithBias(
        [new("filters", filters), new("channels", channels), new("height", kernel.Height), new("width", kernel.Width)], groups,
        channels * kernel.Height * kernel.Width, reached * kernel.Height * kernel.Width, hasBias);

    private static IReadOnlyList<ParameterSpec> Units(int units, int features, bool hasBias) =>
        WithBias([new("units", units), new("features", features)], groups: 1, features, units, hasBias);

    private static IReadOnlyList<ParameterSpec> WithBias(ParameterAxis[] axes, int groups, int fanIn, int fanOut, bool hasBias)
    {
        ParameterSpec weight = new("weight", ParameterRole.Weight, new(axes), groups, new(InitialKind.Weight, fanIn, fanOut), IsLearned: true);
        ParameterSpec bias = new("bias", ParameterRole.Bias, new([axes[0]]), groups, new(InitialKind.Bias, fanIn, fanOut), IsLearned: true);
        return hasBias ? [weight, bias] : [weight];
    }
}
