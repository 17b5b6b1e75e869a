namespace CnnGen.Race.Reporting;

/// <summary>A part of the report: a table, and what it shows.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Text">What the table shows.</param>
/// <param name="Heads">Heads of the columns, and whether they are set to the right.</param>
/// <param name="Rows">The rows' texts.</param>
internal sealed record Section(string Title, string Text, IReadOnlyList<(string Text, bool IsNumber)> Heads, IReadOnlyList<string[]> Rows)
{
    /// <summary>Of a long section, the page of its own that it is written to; null for one on the report itself.</summary>
    public string? Page { get; init; }

    public static Section Of<T>(string title, string text, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows) => new(
        title, text, [.. columns.Select(static column => (column.Head, column.IsNumber))],
        [.. rows.Select(row => columns.Select(column => column.Text(row)).ToArray())]);
}
