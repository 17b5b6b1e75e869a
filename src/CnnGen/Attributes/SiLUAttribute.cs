namespace CnnGen;

/// <summary><c>x * sigmoid(x)</c> of every element; the shape stays.</summary>
public sealed class SiLUAttribute : LayerAttribute;
