using System.CommandLine;
using CnnGen.Race.Lanes;
using Spectre.Console;

namespace CnnGen.Race.Commands;

/// <summary>The program's options.</summary>
internal static class CommandLine
{
    public static int Run(string[] arguments)
    {
        Option<string[]> networks = Choice("--nets", RaceNetworks.Names, "Networks");
        Option<string[]> lanes = Choice("--lanes", RaceLanes.Names, "What to race");
        Option<int[]> batches = CountOption.Several("--batches", [1, 64], "Samples a prediction");
        Option<int[]> threads = CountOption.Several("--threads", [1, 2], "Threads of each contestant");
        Option<int> rounds = CountOption.One("--rounds", 7, "Turns of each contestant");
        (Option<bool> Option, Reports Report)[] reports =
        [
            (new Option<bool>("--race") { Description = "The race: what is reported without any of these" }, Reports.Race),
            (new Option<bool>("--layers") { Description = "Time and share of the peak of each layer and role" }, Reports.Layers),
            (new Option<bool>("--growth") { Description = "Time against batch and width, and memory" }, Reports.Growth),
            (new Option<bool>("--start") { Description = "Time from a process's start to the first prediction" }, Reports.Start),
            (new Option<bool>("--accuracy") { Description = "Time until net M has learned Fashion-MNIST; some minutes" }, Reports.Accuracy),
        ];
        var data = new Option<string>("--data")
        {
            Description = "Folder of Fashion-MNIST's four idx .gz files", HelpName = "DIR",
            DefaultValueFactory = static _ => "/usr/share/datasets/fashion-mnist",
        };
        var markdown = new Option<string>("--markdown") { Description = "Writes the tables to a file, too", HelpName = "FILE" };

        var root = new RootCommand("Races generated networks against ONNX Runtime and PyTorch, from the same weights, in turn.")
        {
            networks, lanes, batches, threads, rounds, data, markdown,
        };
        foreach ((Option<bool> option, _) in reports)
        {
            root.Add(option);
        }

        root.SetAction(parsed =>
        {
            var plan = new RacePlan(
                parsed.GetRequiredValue(networks), parsed.GetRequiredValue(lanes), parsed.GetRequiredValue(batches), parsed.GetRequiredValue(threads),
                parsed.GetRequiredValue(rounds));
            Reports chosen = reports.Where(report => parsed.GetValue(report.Option)).Aggregate(Reports.None, static (all, report) => all | report.Report);
            return ReportCommand.Run(
                plan, chosen is Reports.None ? Reports.Race : chosen, parsed.GetRequiredValue(data), parsed.GetValue(markdown), OpenConsole());
        });
        return root.Parse(arguments).Invoke();
    }

    private static Option<string[]> Choice(string name, IReadOnlyList<string> values, string description)
    {
        var option = new Option<string[]>(name)
        {
            Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. values],
        };
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    /// <summary>A file or a pipe has no width; a row of the table should not break there.</summary>
    private static IAnsiConsole OpenConsole()
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 200;
        }

        return console;
    }
}
