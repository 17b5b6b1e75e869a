namespace CnnGen;

/// <summary>Makes a partial class a convolutional network: its layers are the other attributes, and its code is generated at compile time.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CnnAttribute : Attribute
{
    /// <summary>How initial weights are drawn. Default: <see cref="Initializer.PyTorch"/>.</summary>
    public Initializer Initializer { get; set; } = Initializer.PyTorch;
}
