using FashionMnist.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FashionMnist.Display;

/// <summary>Behind the progress bar: loss, accuracy, speed and time left.</summary>
internal sealed class StatusColumn : ProgressColumn
{
    private volatile TrainingProgress? _progress;

    /// <summary>Set by the training thread, drawn by the console's own.</summary>
    public TrainingProgress? Progress
    {
        set => _progress = value;
    }

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => _progress is { } status
        ? new Markup(
            $"loss [bold]{Formats.Loss(status.Loss)}[/] acc [bold]{Formats.Percent(status.Accuracy)}[/] " +
            $"{Formats.Count(status.ImagesPerSecond)} images/s [blue]{Formats.Clock(status.SecondsLeft)} left[/]")
        : Text.Empty;
}
