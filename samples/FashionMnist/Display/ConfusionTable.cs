using CnnGen;
using FashionMnist.Images;
using Spectre.Console;

namespace FashionMnist.Display;

/// <summary>Shows how often each kind of clothing was taken for each: a row a true class, a column a predicted one.</summary>
internal static class ConfusionTable
{
    // Twelve columns fit a terminal of 80 characters without padding only.
    private static readonly Spectre.Console.Padding NoPadding = new(0);

    /// <summary>The table.</summary>
    /// <param name="matrix">Of the classes of Fashion-MNIST.</param>
    /// <param name="border">Its style.</param>
    public static Table Build(ConfusionMatrix matrix, TableBorder border)
    {
        Table table = new Table().Border(border).AddColumn(new TableColumn("") { Padding = NoPadding, NoWrap = true });
        foreach (string name in FashionClasses.ShortNames)
        {
            table.AddColumn(new TableColumn(name) { Padding = NoPadding, NoWrap = true }.RightAligned());
        }

        table.AddColumn(new TableColumn("Recall") { Padding = NoPadding, NoWrap = true }.RightAligned());
        for (int actual = 0; actual < FashionClasses.Names.Count; actual++)
        {
            table.AddRow(BuildRow(matrix, actual));
        }

        return table;
    }

    private static string[] BuildRow(ConfusionMatrix matrix, int actual)
    {
        long images = Enumerable.Range(0, FashionClasses.Names.Count).Sum(predicted => (long)matrix[actual, predicted]);
        return
        [
            FashionClasses.Names[actual],
            .. Enumerable.Range(0, FashionClasses.Names.Count).Select(predicted => BuildCell(matrix[actual, predicted], images, actual == predicted)),
            images == 0 ? "-" : Formats.Percent((double)matrix[actual, actual] / images),
        ];
    }

    /// <summary>Right ones are green; wrong ones stand out from 5% of their row.</summary>
    private static string BuildCell(long count, long images, bool isRight) => (isRight, count) switch
    {
        (true, _) => $"[green]{count}[/]",
        (false, 0) => "[dim].[/]",
        (false, _) when count * 20 >= images => $"[yellow]{count}[/]",
        _ => $"{count}",
    };
}
