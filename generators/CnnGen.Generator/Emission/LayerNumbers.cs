using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Emission;

/// <summary>What a layer learns and costs.</summary>
/// <param name="Parameters">Learned values, frozen ones among them.</param>
/// <param name="Frozen">The frozen ones.</param>
/// <param name="MultiplyAdds">Multiply-adds a sample.</param>
internal readonly record struct LayerNumbers(long Parameters, long Frozen, long MultiplyAdds)
{
    /// <summary>Those of each layer, in order.</summary>
    public static LayerNumbers[] Of(NetworkPlan plan) =>
        [.. plan.Network.Layers.Select(static layer => new LayerNumbers(
            (long)LayerCost.Parameters(layer), (long)LayerCost.FrozenParameters(layer), (long)LayerCost.MultiplyAdds(layer)))];

    public static LayerNumbers Total(NetworkPlan plan) => Of(plan).Aggregate(default(LayerNumbers), static (sum, layer) => sum + layer);

    public static LayerNumbers operator +(LayerNumbers left, LayerNumbers right) =>
        new(left.Parameters + right.Parameters, left.Frozen + right.Frozen, left.MultiplyAdds + right.MultiplyAdds);
}
