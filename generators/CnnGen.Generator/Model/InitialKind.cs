namespace CnnGen.Generator.Model;

/// <summary>Which of an initializer's rules gives a tensor its first values; the names are those of the library's enumeration.</summary>
internal enum InitialKind
{
    /// <summary>The rule for weights: every initializer draws them.</summary>
    Weight,

    /// <summary>The rule for biases: PyTorch's initializer draws them, the others leave them zero.</summary>
    Bias,
}
