namespace CnnGen;

/// <summary><c>min(max(x / 6 + 1/2, 0), 1)</c> of every element; the shape stays.</summary>
public sealed class HardSigmoidAttribute : LayerAttribute;
