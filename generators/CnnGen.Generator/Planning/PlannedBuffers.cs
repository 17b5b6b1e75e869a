using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Planning;

/// <summary>Compares the buffers that a plan asks for with what one array holds: the numbers are those that are written into its code.</summary>
internal static class PlannedBuffers
{
    /// <summary>The first buffer that is too long, with a layer that brings it past the limit; null where all fit.</summary>
    public static TooManyElements? FindTooLong(NetworkPlan plan)
    {
        if (plan.TransposedLength > Limits.MaxBuffer)
        {
            Step first = plan.Steps.First(static step => TransposedUpTo(step) > Limits.MaxBuffer);
            return At(plan, first, Quantity.TransposedWeights, TransposedUpTo(first));
        }

        // A classification puts the output behind the scratch.
        long prediction = plan.PredictionScratch + plan.Network.Output.Length;
        if (prediction > Limits.MaxBuffer)
        {
            return At(plan, plan.Steps.OrderByDescending(static step => step.Operation.OutputLength).First(), Quantity.PredictionMemory, prediction);
        }

        if (plan.TrainingScratch > Limits.MaxBuffer)
        {
            Step first = plan.Steps.First(step => TrainedUpTo(plan, step) > Limits.MaxBuffer);
            return At(plan, first, Quantity.TrainingMemory, TrainedUpTo(plan, first));
        }

        return null;
    }

    private static long TransposedUpTo(Step step) =>
        step is { ToData: true, Operation: WeightedOperation weighted } ? step.TransposedOffset + weighted.TransposedLength : 0;

    /// <summary>The memory of training: what is kept up to a step, and what gradients and targets take anyway. At the last step it is all of it.</summary>
    private static long TrainedUpTo(NetworkPlan plan, Step step) => plan.TrainingScratch - KeptUpTo(plan, plan.Steps.Count - 1) + KeptUpTo(plan, step.Index);

    private static long KeptUpTo(NetworkPlan plan, int step) =>
        plan.Training.Values[step] is { Home: Home.Tile } place ? place.Offset + (plan.TileLength * (long)place.Length) : 0;

    private static TooManyElements At(NetworkPlan plan, Step step, Quantity quantity, long count)
    {
        // A change of layout is its neighbour's.
        int layer = step.Layer >= 0 ? step.Layer : step.Index == 0 ? 0 : plan.Network.Layers.Count - 1;
        return new TooManyElements(layer, plan.Network.Layers[layer].Input, quantity, count);
    }
}
