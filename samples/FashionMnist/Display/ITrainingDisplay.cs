using FashionMnist.Training;

namespace FashionMnist.Display;

/// <summary>Shows a training run while it happens.</summary>
internal interface ITrainingDisplay
{
    /// <summary>Runs an epoch and shows how it goes, then what it came to.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="run">The epoch; reports after each step.</param>
    EpochResult Follow(int epoch, Func<Action<TrainingProgress>, EpochResult> run);
}
