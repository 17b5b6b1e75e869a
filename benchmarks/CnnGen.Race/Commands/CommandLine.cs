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
        Option<int[]> batches = Numbers("--batches", [1, 64], "Samples a prediction");
        Option<int[]> threads = Numbers("--threads", [1, 2], "Threads of each contestant");
        var rounds = new Option<int>("--rounds") { Description = "Turns of each contestant", DefaultValueFactory = static _ => 7 };
        var race = new Option<bool>("--race") { Description = "The race; the default" };
        var layers = new Option<bool>("--layers") { Description = "Instead, or too: time and share of the peak of each layer and role" };
        var markdown = new Option<string>("--markdown") { Description = "Writes the tables to a file, too", HelpName = "FILE" };

        var root = new RootCommand("Races generated networks against ONNX Runtime and PyTorch, from the same weights, in turn.")
        {
            networks, lanes, batches, threads, rounds, race, layers, markdown,
        };
        root.SetAction(parsed =>
        {
            var plan = new RacePlan(
                parsed.GetRequiredValue(networks), parsed.GetRequiredValue(lanes), parsed.GetRequiredValue(batches), parsed.GetRequiredValue(threads),
                parsed.GetRequiredValue(rounds));
            Reports reports = (parsed.GetValue(race) ? Reports.Race : 0) | (parsed.GetValue(layers) ? Reports.Layers : 0);
            return ReportCommand.Run(plan, reports is 0 ? Reports.Race : reports, parsed.GetValue(markdown), OpenConsole());
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

    private static Option<int[]> Numbers(string name, int[] values, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => values };

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
