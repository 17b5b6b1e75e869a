namespace CnnGen;

/// <summary>
/// Multiplies the output of the layer above by the outputs of other layers, element by element: <c>y[i] = x1[i] * x2[i] * ...</c>. The shapes are equal, or one of
/// two is flat or a single pixel with as many channels as the other has: then it is used for every pixel (squeeze and excitation).
/// </summary>
/// <param name="layers">The names of layers above, at least one; <c>"input"</c> is the network's input.</param>
[CLSCompliant(false)]
public sealed class MultiplyAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers whose outputs are the factors.</summary>
    public string[] Layers { get; } = layers;

    /// <summary>Applied to the product. Default: <see cref="Activation.None"/>.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
