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
        _ => ActivationFunction.None,
    };
}
