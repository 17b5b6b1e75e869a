using CnnGen.Race.Accuracy;
using CnnGen.Race.Growth;
using CnnGen.Race.Lanes;
using CnnGen.Race.Layers;
using CnnGen.Race.Racing;
using CnnGen.Race.Reporting;
using CnnGen.Race.Start;
using Spectre.Console;

namespace CnnGen.Race.Commands;

/// <summary>Makes the reports that are asked for, one after the other.</summary>
internal static class ReportCommand
{
    /// <param name="plan">Which heats are raced, and of which networks the layers are measured.</param>
    /// <param name="reports">What is reported.</param>
    /// <param name="data">The folder of Fashion-MNIST.</param>
    /// <param name="markdown">The file that the tables are written to; null for none.</param>
    /// <param name="console">Where they are shown.</param>
    /// <returns>The exit code: 0, or 1 where what was raced is not the same or allocates.</returns>
    public static int Run(RacePlan plan, Reports reports, string data, string? markdown, IAnsiConsole console)
    {
        var sections = new List<Section>();
        bool isRace = true;
        if (reports.HasFlag(Reports.Race))
        {
            IReadOnlyList<HeatResult> results = RaceCommand.Run(plan, console);
            Add(RaceReport.Create(results));
            isRace = RaceCommand.Verify(results, console);
        }

        if (reports.HasFlag(Reports.Layers))
        {
            Add(LayerReport.Create(plan.Networks));
        }

        if (reports.HasFlag(Reports.Growth))
        {
            Add(BatchGrowth.Create());
            Add(WidthGrowth.Create());
            Add(MemoryReport.Create());
        }

        if (reports.HasFlag(Reports.Start))
        {
            Add(StartReport.Create());
        }

        if (reports.HasFlag(Reports.Accuracy))
        {
            Add(AccuracyReport.Create(data, console));
        }

        if (markdown is not null)
        {
            MarkdownReport.Write(markdown, sections);
        }

        return isRace ? 0 : 1;

        void Add(Section section)
        {
            ConsoleReport.Show(section, console);
            sections.Add(section);
        }
    }
}
