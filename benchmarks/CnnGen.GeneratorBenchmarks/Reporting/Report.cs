using CnnGen.GeneratorBenchmarks.Cases;
using CnnGen.GeneratorBenchmarks.Measuring;
using Spectre.Console;

namespace CnnGen.GeneratorBenchmarks.Reporting;

/// <summary>The tables, as Markdown.</summary>
internal sealed class Report
{
    private readonly ReportTable _times = new(
        "Milliseconds of the generator, beside the aims, and of the analyzer: the median, and the least in parentheses",
        "Project", "Layers", "Cold", "First in a process", "Layer edited", "Key in another file", "Key in the class", "Analyzer");

    private readonly ReportTable _sizes = new(
        "What is emitted, and the shares of the methods for each width of vectors",
        "Project", "Files", "Lines", "Lines a layer", "IL bytes", "IL bytes a layer", "Lines 512 / 256 / 128", "IL 512 / 256 / 128");

    private readonly ReportTable _compilation = new(
        "Milliseconds of the C# compiler: the median, and the least in parentheses", "Project", "User's files alone", "With what is emitted", "Added at least", "Added a layer");

    public void Add(CaseResult result)
    {
        (string name, int layers, Aims aims) = (result.Case.Name, result.Case.Layers, result.Case.Aims);
        GeneratorTimes times = result.Times;
        _times.Add(
            name, Figure.Whole(layers), Figure.Time(times.Cold, aims.Cold), Figure.Time(result.First), Figure.Time(times.Edited, aims.Edited),
            Figure.Time(times.Beside, aims.Unrelated), Figure.Time(times.Body, aims.Unrelated), Figure.Time(result.Analyzer));
        if (result.Size is { } size)
        {
            _sizes.Add(
                name, Figure.Whole(size.Files), Figure.Whole(size.Lines), Figure.Whole(size.Lines / layers), Figure.Whole(size.IL), Figure.Whole(size.IL / layers),
                Figure.Shares(size.LinesOfWidth, size.Lines), Figure.Shares(size.ILOfWidth, size.IL));
        }

        if (result.Compilation is { } compilation)
        {
            double added = compilation.With.Least - compilation.Without.Least;
            _compilation.Add(name, Figure.Time(compilation.Without), Figure.Time(compilation.With), Figure.Time(added), Figure.Time(added / layers));
        }
    }

    public void Print(IAnsiConsole console)
    {
        foreach (ReportTable table in (ReportTable[])[_times, _sizes, _compilation])
        {
            table.Print(console);
        }
    }
}
