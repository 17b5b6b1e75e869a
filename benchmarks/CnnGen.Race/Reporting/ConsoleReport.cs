using Spectre.Console;

namespace CnnGen.Race.Reporting;

/// <summary>Shows a section on the console.</summary>
internal static class ConsoleReport
{
    public static void Show(Section section, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((string text, bool isNumber) in section.Heads)
        {
            table.AddColumn(new TableColumn(text) { NoWrap = true, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (string[] row in section.Rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.WriteLine(section.Title);
        console.Write(table);
        console.WriteLine(section.Text);
        console.WriteLine();
    }
}
