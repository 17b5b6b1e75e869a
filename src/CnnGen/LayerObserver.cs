namespace CnnGen;

/// <summary>Receives a layer's output for one sample from <see cref="ICnn{TSelf}.Inspect"/>.</summary>
/// <param name="layer">The layer.</param>
/// <param name="shape">PyTorch's shape of one sample: channels, height, width; of flat data the number of features alone.</param>
/// <param name="values">
/// The output in row-major order of that shape, whatever order the network's callers use: behind the layer's activation, if it has one; of a
/// <see cref="DropoutAttribute"/> its input, as in prediction; of a <see cref="FlattenAttribute"/> the features in PyTorch's order. Valid during the call.
/// </param>
public delegate void LayerObserver(LayerInfo layer, ReadOnlySpan<int> shape, ReadOnlySpan<float> values);
