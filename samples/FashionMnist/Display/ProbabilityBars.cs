using FashionMnist.Images;
using Spectre.Console;

namespace FashionMnist.Display;

/// <summary>A bar for each class, as long as its probability.</summary>
internal static class ProbabilityBars
{
    private const int FullLength = 24;

    /// <summary>The bars as a table without borders.</summary>
    /// <param name="probabilities">One a class.</param>
    /// <param name="actual">The true class; marked.</param>
    /// <param name="bar">The character that bars are made of.</param>
    public static Table Build(ReadOnlySpan<float> probabilities, int actual, char bar)
    {
        Table table = new Table().NoBorder().HideHeaders().AddColumns(new TableColumn(""), new TableColumn("").RightAligned(), new TableColumn("") { NoWrap = true });
        int predicted = FashionClasses.MostLikely(probabilities);
        for (int label = 0; label < probabilities.Length; label++)
        {
            string colour = (label == predicted, label == actual) switch
            {
                (true, true) => "green",
                (true, false) => "yellow",
                (false, true) => "blue",
                _ => "default",
            };
            string mark = label == actual ? " (true)" : "";
            int length = (int)Math.Round(probabilities[label] * FullLength);
            table.AddRow(
                $"[{colour}]{FashionClasses.Names[label]}[/]", Formats.Percent(probabilities[label]), $"[{colour}]{new string(bar, length)}[/]{mark}");
        }

        return table;
    }
}
