namespace CnnGen;

/// <summary>
/// Starts a branch: the layer below reads the output of the named layer instead of that of the layer above. It is no layer itself. The branches meet again in
/// <see cref="AddAttribute"/>, <see cref="ConcatenateAttribute"/> or <see cref="MultiplyAttribute"/>.
/// </summary>
/// <param name="layer">The name of a layer above, or <c>"input"</c> for the network's input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FromAttribute(string layer) : Attribute
{
    /// <summary>The name of the layer whose output is read, or <c>"input"</c>.</summary>
    public string Layer { get; } = layer;
}
