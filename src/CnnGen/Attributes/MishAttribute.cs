namespace CnnGen;

/// <summary><c>x * tanh(softplus(x))</c> of every element; the shape stays.</summary>
public sealed class MishAttribute : LayerAttribute;
