namespace CnnGen;

/// <summary><c>x * Φ(x)</c> of every element, with the normal distribution function Φ; the shape stays.</summary>
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>Whether Φ is approximated by <c>(1 + tanh(sqrt(2/π) * (x + 0.044715 x³))) / 2</c>. Default: false, the error function.</summary>
    public bool Approximate { get; set; }
}
