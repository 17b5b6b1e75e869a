using System.Runtime.InteropServices;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Peers.PyTorch;

/// <summary>One way in which PyTorch does what it was last asked to prepare.</summary>
/// <param name="process">PyTorch.</param>
/// <param name="index">Which of the ways.</param>
/// <param name="way">What it is called.</param>
internal sealed class TorchContestant(TorchProcess process, int index, string way) : IPredictor, ILearner
{
    public string Way => way;

    /// <summary>Makes PyTorch ready to predict, and returns the ways it has.</summary>
    public static IReadOnlyList<TorchContestant> Prepare(TorchProcess process, PredictionTask task)
    {
        (string weights, string inputs) = WriteFiles(process, task);
        return Ways(process, new { command = "predict", model = task.Model, weights, inputs, batch = task.Batch, threads = task.Threads });
    }

    /// <summary>Makes PyTorch ready to learn, and returns the ways it has.</summary>
    public static IReadOnlyList<TorchContestant> Prepare(TorchProcess process, TrainingTask task)
    {
        (string weights, string inputs) = WriteFiles(process, task.Batch);
        var optimizer = new { kind = task.Optimizer.Kind, arguments = task.Optimizer.TorchArguments };
        return Ways(process, new
        {
            command = "train", model = task.Batch.Model, weights, inputs, labels = task.Labels, batch = task.Batch.Batch, threads = task.Batch.Threads,
            optimizer, comparedSteps = TrainingTask.ComparedSteps,
        });
    }

    public double[] Measure(TimeSpan atLeast) => process.Ask<double[]>(new { command = "measure", way = index, seconds = atLeast.TotalSeconds });

    public float[] Predict() => Results();

    public float[] Learn() => Results();

    /// <summary>Trains on images in idx files until enough of the test images are classified rightly.</summary>
    /// <param name="course">The course's numbers.</param>
    /// <returns>Epochs and seconds of training; nothing if it was not reached.</returns>
    public double[] LearnUntil(object course) => process.Ask<double[]>(new { command = "learn", way = index, course });

    public void Dispose()
    {
    }

    private float[] Results()
    {
        string path = process.PathOf("results");
        process.Ask<string[]>(new { command = "results", way = index, path });
        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
    }

    private static IReadOnlyList<TorchContestant> Ways(TorchProcess process, object command) =>
        [.. process.Ask<string[]>(command).Select((way, index) => new TorchContestant(process, index, way))];

    private static (string Weights, string Inputs) WriteFiles(TorchProcess process, PredictionTask task)
    {
        (string weights, string inputs) = (process.PathOf("weights.safetensors"), process.PathOf("inputs"));
        task.Parameters.Save(weights);
        File.WriteAllBytes(inputs, MemoryMarshal.AsBytes<float>(task.Model.ToChannelsFirst(task.Inputs)));
        return (weights, inputs);
    }
}
