namespace CnnGen;

/// <summary><c>min(max(x, 0), 6)</c> of every element; the shape stays.</summary>
public sealed class ReLU6Attribute : LayerAttribute;
