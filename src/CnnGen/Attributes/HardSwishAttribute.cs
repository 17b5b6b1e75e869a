namespace CnnGen;

/// <summary><c>x * min(max(x / 6 + 1/2, 0), 1)</c> of every element; the shape stays.</summary>
public sealed class HardSwishAttribute : LayerAttribute;
