using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>What a layer learns and costs.</summary>
/// <param name="Parameters">Learned values.</param>
/// <param name="MultiplyAdds">Multiply-adds a sample.</param>
internal readonly record struct LayerNumbers(long Parameters, long MultiplyAdds)
{
    public static LayerNumbers Of(NetworkPlan plan, int layer)
    {
        long parameters = 0;
        long multiplyAdds = 0;
        foreach (Step step in plan.Steps)
        {
            if (step.Layer == layer && step.Operation is WeightedOperation weighted)
            {
                parameters += weighted.ParameterCount;
                multiplyAdds += weighted.MultiplyAdds;
            }
        }

        return new LayerNumbers(parameters, multiplyAdds);
    }

    public static LayerNumbers Total(NetworkPlan plan)
    {
        var total = new LayerNumbers(0, 0);
        for (int i = 0; i < plan.Network.Layers.Count; i++)
        {
            LayerNumbers one = Of(plan, i);
            total = new LayerNumbers(total.Parameters + one.Parameters, total.MultiplyAdds + one.MultiplyAdds);
        }

        return total;
    }
}
