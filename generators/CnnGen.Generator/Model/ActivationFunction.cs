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
}
