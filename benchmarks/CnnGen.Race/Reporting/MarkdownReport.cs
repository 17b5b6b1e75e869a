namespace CnnGen.Race.Reporting;

/// <summary>Writes sections as Markdown: a report that begins with how to read it, and pages of their own for long sections.</summary>
internal static class MarkdownReport
{
    /// <param name="path">The report; <c>docs/performance.md</c> has its pages in <c>docs/performance-layers.md</c>.</param>
    /// <param name="sections">What was measured.</param>
    public static void Write(string path, IReadOnlyList<Section> sections)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string name = Path.GetFileNameWithoutExtension(path);
        string hardware = $"Written by `benchmarks/CnnGen.Race` on {Hardware.Describe()}.";
        using (var report = new StreamWriter(path) { NewLine = "\n" })
        {
            report.WriteLine("# Performance");
            report.WriteLine();
            report.WriteLine(hardware);
            Legend.Write(report);
            foreach (Section section in sections)
            {
                report.WriteLine();
                report.WriteLine($"## {section.Title}");
                if (section.Page is null)
                {
                    Write(report, section);
                }
                else
                {
                    report.WriteLine();
                    report.WriteLine($"They have [a page of their own]({name}-{section.Page}.md).");
                }
            }
        }

        foreach (Section section in sections.Where(static section => section.Page is not null))
        {
            using var page = new StreamWriter(Path.Combine(folder, $"{name}-{section.Page}.md")) { NewLine = "\n" };
            page.WriteLine($"# Performance: {section.Title.ToLowerInvariant()}");
            page.WriteLine();
            page.WriteLine($"{hardware} The networks are described in [performance]({Path.GetFileName(path)}#how-to-read-this).");
            Write(page, section);
        }
    }

    private static void Write(StreamWriter writer, Section section)
    {
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

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
