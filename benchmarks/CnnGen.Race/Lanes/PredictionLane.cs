using CnnGen.Race.Models;
using CnnGen.Race.Peers.OnnxRuntime;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Lanes;

/// <summary>Inference against ONNX Runtime.</summary>
internal sealed class PredictionLane(OrtLibrary library) : ILane
{
    public const string Name = "predict";

    public IEnumerable<HeatResult> Race<T>(RacePlan plan, Runner runner)
        where T : class, ICnn<T>
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

    public void Dispose() => library.Dispose();

    private HeatResult Race<T>(PredictionTask task, OwnPredictor<T> own, Runner runner)
        where T : class, ICnn<T>
    {
        // A single thread has nobody to wait for.
        bool[] spinning = task.Threads == 1 ? [false] : [false, true];
        OrtPredictor[] ways = [.. spinning.Select(spins => new OrtPredictor(library, task, spins))];
        try
        {
            float[] outputs = own.Predict();
            double difference = ways.Max(way => Results.LargestDifference(outputs, way.Predict()));
            var heat = new Heat(task.Model.Name, Name, task.Batch, task.Threads, task.Batch * task.Model.ForwardOperations);
            return runner.Run(heat, own, library.Name, ways, difference);
        }
        finally
        {
            foreach (OrtPredictor way in ways)
            {
                way.Dispose();
            }
        }
    }
}
