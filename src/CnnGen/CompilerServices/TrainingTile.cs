using System.ComponentModel;

namespace CnnGen.CompilerServices;

/// <summary>Some samples of a mini-batch on their way through a network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TrainingTile
{
    /// <summary>Samples in the tile.</summary>
    public required int Count { get; init; }

    /// <summary>Count x input length.</summary>
    public required ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>Count x labels a sample, each checked to be a class; empty where there are targets.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>Count x output length; empty where there are labels.</summary>
    public ReadOnlySpan<float> Targets { get; init; }

    /// <summary>What turns the sum of the losses into the mini-batch's mean, as a factor of every gradient.</summary>
    public required float LossScale { get; init; }

    /// <summary>The trainer's seed, for dropout.</summary>
    public int Seed { get; init; }

    /// <summary>The step's number from 0, for dropout.</summary>
    public long Step { get; init; }

    /// <summary>The place in the mini-batch of the tile's first sample, for dropout.</summary>
    public int FirstSample { get; init; }
}
