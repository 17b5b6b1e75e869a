using CnnGen.Race.Lanes;
using CnnGen.Race.Layers;
using CnnGen.Race.Racing;
using CnnGen.Race.Reporting;
using Spectre.Console;

namespace CnnGen.Race.Commands;

/// <summary>Makes the reports that are asked for, one after the other.</summary>
internal static class ReportCommand
{
    /// <returns>The exit code: 0, or 1 where what was raced is not the same or allocates.</returns>
    public static int Run(RacePlan plan, Reports reports, string? markdown, IAnsiConsole console)
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
