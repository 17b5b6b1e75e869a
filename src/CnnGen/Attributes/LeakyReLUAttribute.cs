namespace CnnGen;

/// <summary><c>x &gt; 0 ? x : slope * x</c> of every element; the shape stays.</summary>
/// <param name="negativeSlope">The slope below 0.</param>
public sealed class LeakyReLUAttribute(double negativeSlope = 0.01) : LayerAttribute
{
    /// <summary>The slope below 0.</summary>
    public double NegativeSlope { get; } = negativeSlope;
}
