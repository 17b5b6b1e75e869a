namespace CnnGen;

/// <summary>The mean of each channel: H x W x C to C.</summary>
public sealed class GlobalAveragePool2DAttribute : LayerAttribute;
