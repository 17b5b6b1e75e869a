namespace CnnGen;

/// <summary><c>tanh(x)</c> of every element; the shape stays.</summary>
public sealed class TanhAttribute : LayerAttribute;
