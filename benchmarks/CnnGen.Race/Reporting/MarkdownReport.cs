namespace CnnGen.Race.Reporting;

/// <summary>Writes sections as Markdown.</summary>
internal static class MarkdownReport
{
    public static void Write(string path, IEnumerable<Section> sections)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("# Performance");
        writer.WriteLine();
        writer.WriteLine($"Written by `benchmarks/CnnGen.Race` on {Hardware.Describe()}.");
        foreach (Section section in sections)
        {
            writer.WriteLine();
            writer.WriteLine($"## {section.Title}");
            writer.WriteLine();
            writer.WriteLine(section.Text);
            writer.WriteLine();
            writer.WriteLine(Row(section.Heads.Select(static head => head.Text)));
            writer.WriteLine(Row(section.Heads.Select(static head => head.IsNumber ? "---:" : "---")));
            foreach (string[] row in section.Rows)
            {
                writer.WriteLine(Row(row));
            }
        }
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
