namespace CnnGen;

/// <summary>
/// <c>exp(x[i]) / Σ exp(x[j])</c> over the features, or per pixel over the channels; the shape stays. Last before cross entropy, both are one stable kernel.
/// </summary>
public sealed class SoftmaxAttribute : LayerAttribute;
