using CnnGen.GeneratorBenchmarks.Cases;
using CnnGen.GeneratorBenchmarks.Measuring;
using CnnGen.GeneratorBenchmarks.Reporting;
using Spectre.Console;

if (args is [FirstRun.Option, string name])
{
    FirstRun.Print(CaseCatalog.All.Single(project => project.Name == name));
    return 0;
}

// Arguments are words that a project's name must contain: LeNet, stack 100.
GeneratorCase[] selected = [.. CaseCatalog.All.Where(project => args.All(word => project.Name.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase)))];
if (selected.Length == 0)
{
    Console.Error.WriteLine($"No project has all of these words in its name: {string.Join(' ', args)}. The names are:");
    Console.Error.WriteLine(string.Join('\n', CaseCatalog.All.Select(static project => project.Name)));
    return 1;
}

Report report = new();
foreach (GeneratorCase project in selected)
{
    Console.Error.WriteLine(project.Name);
    report.Add(await CaseResult.MeasureAsync(project));
}

// A table that is written to a file is as wide as it is.
AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 200);
report.Print(AnsiConsole.Console);
return 0;
