namespace CnnGen.Generator.Model;

internal enum ActivationKind
{
    None,
    ReLU,
    ReLU6,
    LeakyReLU,
    ELU,
    SELU,
    GELU,
    GELUTanh,
    SiLU,
    Mish,
    Sigmoid,
    Tanh,
    Softplus,
    Softsign,
    HardSigmoid,
    HardSwish,
    Clip,
}

/// <summary>An element-wise function, as PyTorch defines it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Alpha">LeakyReLU's slope, ELU's alpha, Clip's minimum; 0 otherwise.</param>
/// <param name="Beta">Clip's maximum; 0 otherwise.</param>
internal readonly record struct ActivationFunction(ActivationKind Kind, double Alpha = 0, double Beta = 0)
{
    public static readonly ActivationFunction None;

    public bool IsNone => Kind == ActivationKind.None;

    /// <summary>
    /// Whether the derivative is taken from the output alone, so that the input need not be kept. Not so where the function is not monotone, where PyTorch's
    /// derivative tells apart inputs that have one output (Clip passes the gradient at its bounds; a slope of zero or less), or where the output is rounded
    /// to its limit long before the derivative is 0 (ELU, SELU, Softsign). PyTorch takes those of Sigmoid and Tanh from the output, too.
    /// </summary>
    public bool DerivativeFromOutput => Kind switch
    {
        ActivationKind.ReLU or ActivationKind.ReLU6 or ActivationKind.Sigmoid or ActivationKind.Tanh or ActivationKind.Softplus
            or ActivationKind.HardSigmoid => true,
        ActivationKind.LeakyReLU => Alpha > 0,
        _ => false,
    };

    /// <summary>
    /// Whether it costs a few instructions and its derivative comes from the output: then the kernel before it applies it to its sums in registers.
    /// </summary>
    public bool FusesOntoStore => Kind is ActivationKind.ReLU or ActivationKind.ReLU6 or ActivationKind.HardSigmoid
        || (Kind == ActivationKind.LeakyReLU && DerivativeFromOutput);
}
