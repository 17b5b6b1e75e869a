namespace CnnGen;

/// <summary><c>min(max(x, minimum), maximum)</c> of every element; the shape stays.</summary>
/// <param name="min">The least output.</param>
/// <param name="max">The greatest output, more than the least.</param>
public sealed class ClipAttribute(double min, double max) : LayerAttribute
{
    /// <summary>The least output.</summary>
    public double Min { get; } = min;

    /// <summary>The greatest output.</summary>
    public double Max { get; } = max;
}
