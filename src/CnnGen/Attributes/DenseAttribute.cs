namespace CnnGen;

/// <summary>A fully connected layer: features to units. Learns <c>weight</c> [units, features] and <c>bias</c> [units].</summary>
/// <param name="units">Outputs, at least 1.</param>
public sealed class DenseAttribute(int units) : LearningLayerAttribute
{
    /// <summary>Outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether a learned bias is added. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Applied to the sum. Default: <see cref="Activation.None"/>.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
