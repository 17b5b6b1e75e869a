using CnnGen.Generator.Model;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Planning;

/// <summary>Gives every tensor its place in the parameter storage, and tells the steps where theirs are.</summary>
internal static class ParameterPlanner
{
    /// <param name="lowered">The steps.</param>
    /// <param name="network">What they come from.</param>
    /// <param name="checkpoint">Passed at every step.</param>
    public static PlannedParameters Plan(IReadOnlyList<Step> lowered, Network network, Checkpoint checkpoint)
    {
        List<ParameterPlan> tensors = Place(lowered, network, out int length);
        ILookup<int, ParameterPlan> byLayer = tensors.ToLookup(static tensor => tensor.Parameter.Layer);
        var steps = new List<Step>();
        long transposed = 0;
        foreach (Step step in lowered)
        {
            checkpoint.Pass();
            Step placed = step;
            if (step.Operation.HoldsParameters)
            {
                placed = byLayer[step.Layer].Aggregate(placed, WithPlace);
            }

            if (placed is { ToData: true, Operation: WeightedOperation weighted })
            {
                placed = placed with { TransposedOffset = transposed };
                transposed += Machine.Aligned(weighted.TransposedLength);
            }

            steps.Add(placed);
        }

        return new PlannedParameters(steps, tensors.ToEquatableArray(), length, transposed);
    }

    private static List<ParameterPlan> Place(IReadOnlyList<Step> steps, Network network, out int length)
    {
        Dictionary<int, Operation> holders = steps.Where(static step => step.Operation.HoldsParameters).ToDictionary(static step => step.Layer, static step => step.Operation);
        var tensors = new List<ParameterPlan>();

        // Parameters have been counted, and fit.
        int offset = 0;
        foreach (LayerParameter parameter in LayerParameter.Of(network))
        {
            if (!holders.TryGetValue(parameter.Layer, out Operation? holder))
            {
                throw new InvalidOperationException($"{parameter.Name} belongs to no step: what a {network.Layers[parameter.Layer].Layer.Kind} is lowered to holds no parameters.");
            }

            TensorStorage storage = holder.StorageOf(parameter.Spec.Role);
            tensors.Add(new ParameterPlan(parameter, offset, storage));
            offset += (int)Machine.Aligned(storage.Length);
        }

        length = offset;
        return tensors;
    }

    private static Step WithPlace(Step step, ParameterPlan tensor) => tensor.Parameter.Spec.Role switch
    {
        ParameterRole.Weight => step with { WeightOffset = tensor.Offset },
        ParameterRole.Bias => step with { BiasOffset = tensor.Offset },
        _ => throw new ArgumentOutOfRangeException(nameof(tensor), tensor.Parameter.Spec.Role, "No such role."),
    };
}
