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
            TrainingTask task = TrainingTask.Of(network, Batch, threads, RaceOptimizer.ForTime(optimizer));
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
        TrainingTask task = TrainingTask.Of(network, Batch, threads, RaceOptimizer.ForResults(optimizer));
        IReadOnlyList<TorchContestant> ways = TorchContestant.Prepare(process, task);
        using var own = new OwnLearner<TTwin>(network, task);
        float[] results = own.Learn();
        return ways.Max(way => Results.LargestDifference(results, way.Learn()));
    }
}
