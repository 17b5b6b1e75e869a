using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Planning;

/// <summary>A tensor of the parameter storage.</summary>
/// <param name="Parameter">What it is.</param>
/// <param name="Offset">Its first float.</param>
/// <param name="Storage">How it lies there.</param>
internal sealed record ParameterPlan(LayerParameter Parameter, int Offset, TensorStorage Storage)
{
    /// <summary>PyTorch's name.</summary>
    public string Name => Parameter.Name;
}
