namespace CnnGen;

/// <summary>
/// Adds the outputs of other layers to the output of the layer above, element by element: <c>y[i] = x1[i] + x2[i] + ...</c>, in the order above, then as named.
/// All have one shape, which stays. A name may stand twice, or be that of the layer above.
/// </summary>
/// <param name="layers">The names of layers above, at least one; <c>"input"</c> is the network's input.</param>
[CLSCompliant(false)]
public sealed class AddAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers whose outputs are added.</summary>
    public string[] Layers { get; } = layers;

    /// <summary>Applied to the sum. Default: <see cref="Activation.None"/>.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
