using System.Diagnostics;
using CnnGen.Benchmarks.OnnxRuntime;
using CnnGen.Race.Models;
using CnnGen.Race.Peers;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Start;

/// <summary>ONNX Runtime's time to its first prediction, in a process of its own, and in this one, which has the library already.</summary>
internal static class OrtStart
{
    private const int Starts = 21;

    /// <summary>The median of the seconds from the process's start.</summary>
    /// <param name="program">The program that starts it.</param>
    public static double MeasureProcess<T>(StartProgram program)
        where T : class, ICnn<T>
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, Write(RaceNetwork.Create<T>()));
        double seconds = program.Measure(RepositoryFolder.OnnxRuntime, path);
        File.Delete(path);
        return seconds;
    }

    /// <summary>The median of the seconds of creating environment and session and running it.</summary>
    public static double MeasureSession<T>()
        where T : class, ICnn<T>
    {
        T network = RaceNetwork.Create<T>();
        var task = new PredictionTask(ModelReader.Read<T>(), network.Parameters, Batch: 1, Threads: 1, RaceNetwork.Inputs<T>(1), T.OutputLength);
        byte[] file = Write(network);
        return Timing.MedianOf(Enumerable.Range(0, Starts).Select(_ => Start(task, file)));
    }

    private static byte[] Write<T>(T network)
        where T : class, ICnn<T> => OnnxModel.Write(ModelReader.Read<T>(), network.Parameters, batch: 1);

    private static double Start(PredictionTask task, byte[] file)
    {
        long begin = Stopwatch.GetTimestamp();
        using OrtLibrary library = OrtLibrary.Open(RepositoryFolder.OnnxRuntime)!;
        using var predictor = new OrtPredictor(library, task, file, spins: false);
        predictor.Predict();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
