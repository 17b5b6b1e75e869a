namespace CnnGen;

/// <summary><c>x / (1 + |x|)</c> of every element; the shape stays.</summary>
public sealed class SoftsignAttribute : LayerAttribute;
