namespace CnnGen;

/// <summary>
/// Inverted dropout: in training an element becomes 0 with probability rate, else x / (1 - rate). The identity outside training; the shape stays.
/// </summary>
/// <param name="rate">The share of elements that become zero, 0 to 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The share of elements that become zero.</summary>
    public double Rate { get; } = rate;
}
