using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Plans the roles of a layer with weights.</summary>
internal static class WeightedPlanner
{
    /// <param name="operation">The layer.</param>
    /// <param name="toData">Whether the gradient of the input is asked for.</param>
    /// <param name="toWeights">Whether the gradients of the weights and the bias are asked for.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="checkpoint">Passed at every candidate.</param>
    public static WeightedPlan Plan(WeightedOperation operation, bool toData, bool toWeights, int elementBytes, Checkpoint checkpoint = default)
    {
        Contraction forward = operation.Forward;
        return new WeightedPlan(
            operation,
            OutputPlanner.Plan(forward, elementBytes, checkpoint),
            toWeights ? WeightPlanner.Plan(forward, elementBytes, checkpoint) : null,
            toWeights && operation.HasBias ? BiasPlanner.Plan(operation, forward, elementBytes) : null,
            operation.Fused.IsNone || !(toData || toWeights) ? null : RunPlanner.Activation(operation.Fused, operation.OutputLength, elementBytes),
            toData ? Data(operation, elementBytes, checkpoint) : null);
    }

    private static DataPlan Data(WeightedOperation operation, int elementBytes, Checkpoint checkpoint) => new(
        operation.BackwardData
            .Select(phase => new PhasePlan(phase, phase.IsEmpty ? null : OutputPlanner.Plan(phase.Contraction, elementBytes, checkpoint)))
            .ToEquatableArray(),
        operation.TransposedLength > 0);
}
