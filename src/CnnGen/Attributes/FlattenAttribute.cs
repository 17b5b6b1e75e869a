namespace CnnGen;

/// <summary>Spatial data to a vector: H x W x C to H*W*C, in the order C, H, W, so that PyTorch's weights fit. Of flat data, the identity.</summary>
public sealed class FlattenAttribute : LayerAttribute;
