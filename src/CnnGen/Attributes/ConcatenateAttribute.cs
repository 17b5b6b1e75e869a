namespace CnnGen;

/// <summary>
/// Puts the channels of other layers' outputs behind those of the layer above, in the order named. Heights and widths are equal; of flat data the features are
/// joined. The output has the sum of the channels.
/// </summary>
/// <param name="layers">The names of layers above, at least one; <c>"input"</c> is the network's input.</param>
[CLSCompliant(false)]
public sealed class ConcatenateAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The names of the layers whose channels are put behind.</summary>
    public string[] Layers { get; } = layers;
}
