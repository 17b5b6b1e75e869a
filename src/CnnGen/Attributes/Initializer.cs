namespace CnnGen;

/// <summary>How the initial values of convolutions and dense layers are drawn.</summary>
public enum Initializer
{
    /// <summary>PyTorch's defaults: weight and bias uniform in ±1/sqrt(fan_in).</summary>
    PyTorch,

    /// <summary>Weights uniform in ±sqrt(6 / (fan_in + fan_out)), biases 0 (Glorot and Bengio 2010).</summary>
    GlorotUniform,

    /// <summary>Weights normal with standard deviation sqrt(2 / fan_in), biases 0 (He et al. 2015).</summary>
    HeNormal,

    /// <summary>Weights uniform in ±sqrt(6 / fan_in), biases 0 (He et al. 2015).</summary>
    HeUniform,
}
