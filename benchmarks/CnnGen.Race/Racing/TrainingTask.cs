namespace CnnGen.Race.Racing;

/// <summary>A mini-batch to learn from: the same weights, inputs and labels for everyone.</summary>
/// <param name="Batch">The network with its weights, the inputs and the threads.</param>
/// <param name="Labels">A class a sample.</param>
/// <param name="Optimizer">The optimizer.</param>
internal sealed record TrainingTask(PredictionTask Batch, int[] Labels, RaceOptimizer Optimizer)
{
    /// <summary>Enough that an optimizer's state counts.</summary>
    public const int ComparedSteps = 3;
}
