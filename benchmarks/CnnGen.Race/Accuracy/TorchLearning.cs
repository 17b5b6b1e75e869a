using CnnGen.Benchmarks.Networks;
using CnnGen.Race.Models;
using CnnGen.Race.Peers.PyTorch;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Accuracy;

/// <summary>PyTorch, learning until it is good enough, in its fastest way.</summary>
internal sealed class TorchLearning : IDisposable
{
    private static readonly TimeSpan s_slot = TimeSpan.FromMilliseconds(500);

    private readonly TorchProcess _process;
    private readonly string _folder;
    private readonly int _threads;
    private readonly string _way;

    private TorchLearning(TorchProcess process, string folder, int threads)
    {
        (_process, _folder, _threads) = (process, folder, threads);

        // A traced model keeps its dropout where it is tested.
        _way = Prepare(new M()).Where(static way => !way.Way.Contains("traced", StringComparison.Ordinal))
            .MinBy(static way => Timing.MedianOf(way.Measure(s_slot)))!.Way;
    }

    public string Name => $"{_process.Name} {_way}";

    /// <summary>Null where PyTorch is not installed.</summary>
    public static TorchLearning? Open(string folder, int threads) => TorchProcess.Start() is { } process ? new TorchLearning(process, folder, threads) : null;

    public LearningCurve Learn(int seed)
    {
        TorchContestant way = Prepare(new M(seed)).Single(way => way.Way == _way);
        double[] answer = way.LearnUntil(new
        {
            folder = _folder, seed, batch = LearningCurve.Batch, target = LearningCurve.Target, parts = LearningCurve.Parts, epochs = LearningCurve.MostEpochs,
        });
        return answer is [double epochs, double seconds] ? new LearningCurve(epochs, seconds) : LearningCurve.Never;
    }

    public void Dispose() => _process.Dispose();

    private IReadOnlyList<TorchContestant> Prepare(M network) =>
        TorchContestant.Prepare(_process, TrainingTask.Of(network, LearningCurve.Batch, _threads, RaceOptimizer.ForLearning));
}
