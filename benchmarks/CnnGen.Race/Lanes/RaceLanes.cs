using CnnGen.Benchmarks.OnnxRuntime;
using CnnGen.Race.Peers.PyTorch;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Lanes;

/// <summary>The lanes, by name.</summary>
internal static class RaceLanes
{
    public static IReadOnlyList<string> Names { get; } = [OrtPredictionLane.Name, TorchPredictionLane.Name, .. RaceOptimizer.Kinds];

    /// <summary>The lane; null where its peer is not installed.</summary>
    public static ILane? Open(string name) => name switch
    {
        OrtPredictionLane.Name => OrtLibrary.Open(RepositoryFolder.OnnxRuntime) is { } library ? new OrtPredictionLane(library) : null,
        TorchPredictionLane.Name => TorchProcess.Start() is { } process ? new TorchPredictionLane(process) : null,
        _ when RaceOptimizer.Kinds.Contains(name) => TorchProcess.Start() is { } process ? new TrainingLane(process, name) : null,
        _ => throw new ArgumentException($"There is no lane {name}.", nameof(name)),
    };
}
