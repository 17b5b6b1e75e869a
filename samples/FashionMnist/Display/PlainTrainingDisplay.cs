using FashionMnist.Training;
using Spectre.Console;

namespace FashionMnist.Display;

/// <summary>A line an epoch, for files and pipes.</summary>
internal sealed class PlainTrainingDisplay(IAnsiConsole console, int epochs) : ITrainingDisplay
{
    public EpochResult Follow(int epoch, Func<Action<TrainingProgress>, EpochResult> run)
    {
        EpochResult result = run(static _ => { });
        console.WriteRaw(
            $"epoch {epoch}/{epochs}: loss {Formats.Loss(result.Training.Loss)}, accuracy {Formats.Percent(result.Training.Accuracy)}, " +
            $"test loss {Formats.Loss(result.Test.Loss)}, test accuracy {Formats.Percent(result.Test.Accuracy)}, " +
            $"{Formats.Count(result.Training.ImagesPerSecond)} images/s, {Formats.Seconds(result.Training.Duration)}");
        return result;
    }
}
