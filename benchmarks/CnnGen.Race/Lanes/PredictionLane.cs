using CnnGen.Race.Models;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Lanes;

/// <summary>Inference against one peer.</summary>
internal abstract class PredictionLane : ILane
{
    /// <summary>The peer's name and version.</summary>
    protected abstract string Peer { get; }

    public IEnumerable<HeatResult> Race<T, TTwin>(RacePlan plan, Runner runner)
        where T : class, ICnn<T>
        where TTwin : class, ICnn<TTwin>
    {
        Model model = ModelReader.Read<T>();
        T network = RaceNetwork.Create<T>();
        foreach (int batch in plan.Batches)
        {
            float[] inputs = RaceNetwork.Inputs<T>(batch);
            foreach (int threads in plan.Threads)
            {
                var task = new PredictionTask(model, network.Parameters, batch, threads, inputs, batch * T.OutputLength);
                yield return Race(task, new OwnPredictor<T>(network, task), runner);
            }
        }
    }

    public abstract void Dispose();

    /// <summary>The peer in each of its ways.</summary>
    protected abstract IReadOnlyList<IPredictor> Prepare(PredictionTask task);

    private HeatResult Race<T>(PredictionTask task, OwnPredictor<T> own, Runner runner)
        where T : class, ICnn<T>
    {
        IReadOnlyList<IPredictor> ways = Prepare(task);
        try
        {
            float[] outputs = own.Predict();
            double difference = ways.Max(way => Results.LargestDifference(outputs, way.Predict()));
            var heat = new Heat(task.Model.Name, "predict", task.Batch, task.Threads, task.Batch * task.Model.ForwardOperations);
            return runner.Run(heat, own, Peer, ways, difference);
        }
        finally
        {
            foreach (IPredictor way in ways)
            {
                way.Dispose();
            }
        }
    }
}
