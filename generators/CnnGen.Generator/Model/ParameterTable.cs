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

    private static IReadOnlyList<ParameterSpec> Of(Layer layer, Shape input, Shape output)
    {
        IReadOnlyList<ParameterSpec> held = Held(layer, input, output);
        return layer is LearningLayer { IsTrainable: false } ? [.. held.Select(static spec => spec with { IsFrozen = true })] : held;
    }

    private static IReadOnlyList<ParameterSpec> Held(Layer layer, Shape input, Shape output) => layer switch
    {
        Conv2DLayer conv => Filters(conv.Filters, conv.Groups, input.Channels, conv.Kernel, conv.UseBias),
        DepthwiseConv2DLayer conv => Filters(output.Channels, input.Channels, input.Channels, conv.Kernel, conv.UseBias),
        DenseLayer dense => Units(dense.Units, input.Channels, dense.UseBias),
        Pool2DLayer or FixedLayer or ActivationLayer or JoinLayer => [],
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "No such layer."),
    };

    /// <param name="filters">Filters of all groups.</param>
    /// <param name="groups">Groups that do not see each other's channels.</param>
    /// <param name="channels">Input channels of all groups.</param>
    /// <param name="kernel">Taps per axis.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    private static IReadOnlyList<ParameterSpec> Filters(int filters, int groups, int channels, Size kernel, bool hasBias)
    {
        // One filter a channel: the filters follow each other as if they were one group's.
        int storedGroups = groups == channels && groups == filters ? 1 : groups;
        int taps = kernel.Height * kernel.Width;
        return WithBias(
            [new("filters", filters), new("channels", channels / groups), new("height", kernel.Height), new("width", kernel.Width)], storedGroups,
            channels / groups * taps, filters / groups * taps, hasBias);
    }

    private static IReadOnlyList<ParameterSpec> Units(int units, int features, bool hasBias) =>
        WithBias([new("units", units), new("features", features)], groups: 1, features, units, hasBias);

    private static IReadOnlyList<ParameterSpec> WithBias(ParameterAxis[] axes, int groups, int fanIn, int fanOut, bool hasBias)
    {
        ParameterSpec weight = new("weight", ParameterRole.Weight, new(axes), groups, new(InitialKind.Weight, fanIn, fanOut), IsLearned: true);
        ParameterSpec bias = new("bias", ParameterRole.Bias, new([axes[0]]), groups, new(InitialKind.Bias, fanIn, fanOut), IsLearned: true);
        return hasBias ? [weight, bias] : [weight];
    }
}
