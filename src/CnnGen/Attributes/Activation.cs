namespace CnnGen;

/// <summary>An element-wise function at its defaults, for the short form on convolutions and dense layers.</summary>
public enum Activation
{
    /// <summary>The identity.</summary>
    None,

    /// <summary>See <see cref="ReLUAttribute"/>.</summary>
    ReLU,

    /// <summary>See <see cref="ReLU6Attribute"/>.</summary>
    ReLU6,

    /// <summary>See <see cref="LeakyReLUAttribute"/>; slope 0.01.</summary>
    LeakyReLU,

    /// <summary>See <see cref="ELUAttribute"/>; alpha 1.</summary>
    ELU,

    /// <summary>See <see cref="SELUAttribute"/>.</summary>
    SELU,

    /// <summary>See <see cref="GELUAttribute"/>; with the error function.</summary>
    GELU,

    /// <summary>See <see cref="SiLUAttribute"/>.</summary>
    SiLU,

    /// <summary>See <see cref="MishAttribute"/>.</summary>
    Mish,

    /// <summary>See <see cref="SigmoidAttribute"/>.</summary>
    Sigmoid,

    /// <summary>See <see cref="TanhAttribute"/>.</summary>
    Tanh,

    /// <summary>See <see cref="SoftplusAttribute"/>.</summary>
    Softplus,

    /// <summary>See <see cref="SoftsignAttribute"/>.</summary>
    Softsign,

    /// <summary>See <see cref="HardSigmoidAttribute"/>.</summary>
    HardSigmoid,

    /// <summary>See <see cref="HardSwishAttribute"/>.</summary>
    HardSwish,
}
