namespace CnnGen;

/// <summary><c>x &gt; 0 ? x : alpha * (exp(x) - 1)</c> of every element; the shape stays.</summary>
/// <param name="alpha">The negative of the limit at minus infinity.</param>
public sealed class ELUAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>The negative of the limit at minus infinity.</summary>
    public double Alpha { get; } = alpha;
}
