using FashionMnist.Training;
using Spectre.Console;

namespace FashionMnist.Display;

/// <summary>A progress bar while an epoch runs, and a table when it is done.</summary>
internal sealed class LiveTrainingDisplay(IAnsiConsole console, int epochs) : ITrainingDisplay
{
    public EpochResult Follow(int epoch, Func<Action<TrainingProgress>, EpochResult> run)
    {
        var status = new StatusColumn();
        Progress progress = console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 20 }, new PercentageColumn(), status);

        EpochResult result = progress.Start(context =>
        {
            ProgressTask bar = context.AddTask($"Epoch {epoch}/{epochs}", maxValue: 1);
            return run(step =>
            {
                status.Progress = step;
                bar.Value = step.EpochFraction;
            });
        });
        console.Write(BuildTable(result));
        return result;
    }

    private Table BuildTable(EpochResult result)
    {
        Table table = new Table()
            .Border(console.TableBorder())
            .AddColumn(new TableColumn($"[bold]Epoch {result.Epoch}/{epochs}[/]") { NoWrap = true });
        foreach (string head in (string[])["Loss", "Accuracy", "Images/s", "Time"])
        {
            table.AddColumn(new TableColumn(head) { Width = 8 }.RightAligned());
        }

        AddRow(table, "Training", result.Training);
        AddRow(table, "Test", result.Test);
        return table;
    }

    private static void AddRow(Table table, string name, Score score) => table.AddRow(
        name, Formats.Loss(score.Loss), Formats.Percent(score.Accuracy), Formats.Count(score.ImagesPerSecond), Formats.Seconds(score.Duration));
}
