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
        List<ParameterPlan> tensors = Place(Collect(lowered, network), out int learnedLength, out int length);
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

        return new PlannedParameters(steps, tensors.ToEquatableArray(), learnedLength, length, transposed);
    }

    /// <summary>Puts tensors behind each other: first those that training changes, so that gradients and optimizers end where these do, then the others.</summary>
    /// <param name="tensors">The tensors, anywhere.</param>
    /// <param name="learnedLength">Floats of the learned ones.</param>
    /// <param name="length">Floats of all.</param>
    /// <returns>The tensors at their places, in the order given.</returns>
    public static List<ParameterPlan> Place(IReadOnlyList<ParameterPlan> tensors, out int learnedLength, out int length)
    {
        var placed = new List<ParameterPlan>(tensors);

        // Parameters have been counted, and fit.
        int next = 0;
        Append(isLearning: true);
        learnedLength = next;
        Append(isLearning: false);
        length = next;
        return placed;

        void Append(bool isLearning)
        {
            for (int i = 0; i < placed.Count; i++)
            {
                if (placed[i].Parameter.Spec.HasGradient == isLearning)
                {
                    placed[i] = placed[i] with { Offset = next };
                    next += (int)Machine.Aligned(placed[i].Storage.Length);
                }
            }
        }
    }

    /// <summary>What the layers hold, as their steps store it, before it has a place.</summary>
    private static List<ParameterPlan> Collect(IReadOnlyList<Step> steps, Network network)
    {
        ILookup<int, Operation> holders = steps.Where(static step => step.Operation.HoldsParameters).ToLookup(static step => step.Layer, static step => step.Operation);
        return [.. LayerParameter.Of(network).Select(parameter => new ParameterPlan(parameter, Offset: 0, StorageOf(parameter)))];

        TensorStorage StorageOf(LayerParameter parameter) => holders[parameter.Layer].FirstOrDefault() is { } holder
            ? holder.StorageOf(parameter.Spec.Role)
            : throw new InvalidOperationException(
                $"{parameter.Name} belongs to no step: what a {network.Layers[parameter.Layer].Layer.Kind} is lowered to holds no parameters.");
    }

    private static Step WithPlace(Step step, ParameterPlan tensor) => tensor.Parameter.Spec.Role switch
    {
        ParameterRole.Weight => step with { WeightOffset = tensor.Offset },
        ParameterRole.Bias => step with { BiasOffset = tensor.Offset },
        _ => throw new ArgumentOutOfRangeException(nameof(tensor), tensor.Parameter.Spec.Role, "No such role."),
    };
}
