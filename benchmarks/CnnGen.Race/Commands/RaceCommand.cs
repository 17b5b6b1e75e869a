using CnnGen.Race.Lanes;
using CnnGen.Race.Racing;
using CnnGen.Race.Reporting;
using Spectre.Console;

namespace CnnGen.Race.Commands;

/// <summary>Runs every lane whose peer is there, and prints the table.</summary>
internal static class RaceCommand
{
    public static int Run(RacePlan plan, IAnsiConsole console)
    {
        var results = new List<HeatResult>();
        var runner = new Runner(plan.Rounds);
        foreach (string name in plan.Lanes)
        {
            using ILane? lane = RaceLanes.Open(name);
            if (lane is null)
            {
                console.WriteLine($"{name}: its peer is not here; benchmarks/peers/install.sh gets it.");
                continue;
            }

            foreach (HeatResult result in plan.Networks.SelectMany(network => RaceNetworks.Race(network, lane, plan, runner)))
            {
                console.WriteLine(string.Join("  ", RaceTable.Row(result)));
                results.Add(result);
            }
        }

        console.Write(RaceTable.Render(results));
        return Verdict(results, console) && results.Count > 0 ? 0 : 1;
    }

    /// <summary>Whether the contestants computed the same, and ours without allocating.</summary>
    private static bool Verdict(IReadOnlyList<HeatResult> results, IAnsiConsole console)
    {
        foreach (HeatResult result in results.Where(static result => !result.IsRace))
        {
            console.WriteLine($"{result.Heat}: results differ by {result.Difference:E1}, so that this was no race.");
        }

        foreach (HeatResult result in results.Where(static result => !result.IsAllocationFree))
        {
            console.WriteLine($"{result.Heat}: we allocated {result.AllocatedBytes} bytes; {result.Collections} garbage collections.");
        }

        return results.All(static result => result.IsRace && result.IsAllocationFree);
    }
}
