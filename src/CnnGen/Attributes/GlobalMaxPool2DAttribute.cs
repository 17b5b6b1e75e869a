namespace CnnGen;

/// <summary>The maximum of each channel: H x W x C to C. Of equal maxima the first in row-major order receives the gradient.</summary>
public sealed class GlobalMaxPool2DAttribute : LayerAttribute;
