namespace CnnGen;

/// <summary><c>max(x, 0)</c> of every element; the shape stays.</summary>
public sealed class ReLUAttribute : LayerAttribute;
