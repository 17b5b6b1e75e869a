using CnnGen.Race.Models;

namespace CnnGen.Race.Racing;

/// <summary>A mini-batch to learn from: the same weights, inputs and labels for everyone.</summary>
/// <param name="Batch">The network with its weights, the inputs and the threads.</param>
/// <param name="Labels">A class a sample.</param>
/// <param name="Optimizer">The optimizer.</param>
internal sealed record TrainingTask(PredictionTask Batch, int[] Labels, RaceOptimizer Optimizer)
{
    /// <summary>Enough that an optimizer's state counts.</summary>
    public const int ComparedSteps = 3;

    /// <summary>A mini-batch for a network. Whoever trains computes the loss of the softmax from what comes before it.</summary>
    public static TrainingTask Of<T>(T network, int batch, int threads, RaceOptimizer optimizer)
        where T : class, ICnn<T>
    {
        Model model = ModelReader.Read<T>();
        Model logits = model with { Layers = [.. model.Layers.Where(static layer => layer is not ModelLayer.Softmax)] };
        var samples = new PredictionTask(logits, network.Parameters, batch, threads, RaceNetwork.Inputs<T>(batch), batch * T.OutputLength);
        return new TrainingTask(samples, RaceNetwork.Labels<T>(batch), optimizer);
    }
}
