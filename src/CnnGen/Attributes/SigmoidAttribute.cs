namespace CnnGen;

/// <summary><c>1 / (1 + exp(-x))</c> of every element; the shape stays.</summary>
public sealed class SigmoidAttribute : LayerAttribute;
