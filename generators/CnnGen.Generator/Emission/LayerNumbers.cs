using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>What a layer learns and costs.</summary>
/// <param name="Parameters">Learned values.</param>
/// <param name="MultiplyAdds">Multiply-adds a sample.</param>
internal readonly record struct LayerNumbers(long Parameters, long MultiplyAdds)
{
    /// <summary>Those of each layer, in order.</summary>
    public static LayerNumbers[] Of(NetworkPlan plan)
    {
        var numbers = new LayerNumbers[plan.Network.Layers.Count];
        foreach (Step step in plan.Steps)
        {
            if (step.Operation is WeightedOperation weighted)
            {
                numbers[step.Layer] += new LayerNumbers(weighted.ParameterCount, weighted.MultiplyAdds);
            }
        }

        return numbers;
    }

    public static LayerNumbers Total(NetworkPlan plan) => Of(plan).Aggregate(default(LayerNumbers), static (sum, layer) => sum + layer);

    public static LayerNumbers operator +(LayerNumbers left, LayerNumbers right) =>
        new(left.Parameters + right.Parameters, left.MultiplyAdds + right.MultiplyAdds);
}
