using CnnGen.Race.Models;
using CnnGen.Race.Peers.PyTorch;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Lanes;

/// <summary>Training against PyTorch.</summary>
/// <param name="process">PyTorch.</param>
/// <param name="optimizer">The optimizer's name, and the lane's.</param>
internal sealed class TrainingLane(TorchProcess process, string optimizer) : ILane
{
    private const int Batch = 64;

    public IEnumerable<HeatResult> Race<T, TTwin>(RacePlan plan, Runner runner)
        where T : class, ICnn<T>
        where TTwin : class, ICnn<TTwin>
    {
        foreach (int threads in plan.Threads)
        {
            double difference = Difference<TTwin>(threads);
            T network = RaceNetwork.Create<T>();
            TrainingTask task = Task(network, threads, RaceOptimizer.ForTime(optimizer));
            Model model = task.Batch.Model;
            IReadOnlyList<TorchContestant> ways = TorchContestant.Prepare(process, task);
            var heat = new Heat(model.Name, optimizer, Batch, threads, Batch * model.TrainingOperations);
            using var own = new OwnLearner<T>(network, task);
            yield return runner.Run(heat, own, process.Name, ways, difference);
        }
    }

    public void Dispose() => process.Dispose();

    /// <summary>The largest difference of losses and weights after some steps, without the dropout that each side draws for itself.</summary>
    private double Difference<TTwin>(int threads)
        where TTwin : class, ICnn<TTwin>
    {
        TTwin network = RaceNetwork.Create<TTwin>();
        TrainingTask task = Task(network, threads, RaceOptimizer.ForResults(optimizer));
        IReadOnlyList<TorchContestant> ways = TorchContestant.Prepare(process, task);
        using var own = new OwnLearner<TTwin>(network, task);
        float[] results = own.Learn();
        return ways.Max(way => Results.LargestDifference(results, way.Learn()));
    }

    private static TrainingTask Task<T>(T network, int threads, RaceOptimizer optimizer)
        where T : class, ICnn<T>
    {
        // Whoever trains computes the loss of the softmax from what comes before it.
        Model model = ModelReader.Read<T>();
        Model logits = model with { Layers = [.. model.Layers.Where(static layer => layer is not ModelLayer.Softmax)] };
        var batch = new PredictionTask(logits, network.Parameters, Batch, threads, RaceNetwork.Inputs<T>(Batch), Batch * T.OutputLength);
        return new TrainingTask(batch, RaceNetwork.Labels<T>(Batch), optimizer);
    }
}
