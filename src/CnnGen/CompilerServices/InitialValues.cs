using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>Which of an initializer's rules gives a tensor its first values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum InitialValues
{
    /// <summary>The rule for weights: every initializer draws them.</summary>
    Weight,

    /// <summary>The rule for biases: <see cref="Initializer.PyTorch"/> draws them, the others leave them zero and draw nothing.</summary>
    Bias,
}
