namespace CnnGen;

/// <summary>What every layer's attribute has. Layers are read in the order in which they are written, from one declaration of the class.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name: the prefix of its tensors in weight files and, in Pascal case, the class's member. Letters, digits, <c>_</c> and <c>.</c>.
    /// Default: the kind and its ordinal among that kind, as in <c>conv1</c>.
    /// </summary>
    public string? Name { get; set; }
}
