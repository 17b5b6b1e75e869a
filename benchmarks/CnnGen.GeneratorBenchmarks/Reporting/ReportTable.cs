using Spectre.Console;

namespace CnnGen.GeneratorBenchmarks.Reporting;

/// <summary>A table of figures, the first column of which is a name.</summary>
internal sealed class ReportTable
{
    private readonly string _title;
    private readonly Table _table = new Table().MarkdownBorder();

    public ReportTable(string title, params ReadOnlySpan<string> columns)
    {
        _title = title;
        foreach (string column in columns)
        {
            _table.AddColumn(new TableColumn(column) { Alignment = _table.Columns.Count == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        }
    }

    public void Add(params string[] cells) => _table.AddRow(cells);

    public void Print(IAnsiConsole console)
    {
        console.WriteLine();
        console.WriteLine(_title);
        console.WriteLine();
        console.Write(_table);
    }
}
