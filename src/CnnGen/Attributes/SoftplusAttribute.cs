namespace CnnGen;

/// <summary><c>log(1 + exp(x))</c> of every element; the shape stays.</summary>
public sealed class SoftplusAttribute : LayerAttribute;
