namespace CnnGen;

/// <summary><c>1.0507009873554805 * (x &gt; 0 ? x : 1.6732632423543772 * (exp(x) - 1))</c> of every element; the shape stays.</summary>
public sealed class SELUAttribute : LayerAttribute;
