namespace CnnGen.Generator.Model;

/// <summary>The activation that a layer ends in, be it a layer of its own or the short form on another.</summary>
internal static class LayerActivation
{
    public static ActivationFunction Of(Layer layer) => layer switch
    {
        ActivationLayer activation => activation.Function,
        Conv2DLayer convolution => convolution.Activation,
        DepthwiseConv2DLayer convolution => convolution.Activation,
        DenseLayer dense => dense.Activation,
        AddLayer add => add.Activation,
        MultiplyLayer multiply => multiply.Activation,
        ConcatenateLayer or Pool2DLayer or FixedLayer => ActivationFunction.None,
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "No such layer."),
    };
}
