using CnnGen.Race.Lanes;
using CnnGen.Race.Racing;
using CnnGen.Race.Reporting;
using Spectre.Console;

namespace CnnGen.Race.Commands;

/// <summary>Runs every lane whose peer is there.</summary>
internal static class RaceCommand
{
    public static IReadOnlyList<HeatResult> Run(RacePlan plan, IAnsiConsole console)
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
                console.WriteLine(RaceReport.Line(result));
                results.Add(result);
            }
        }

        return results;
    }

    /// <summary>Whether there was a race, the contestants computed the same, and ours without allocating; says what is not so.</summary>
    public static bool Verify(IReadOnlyList<HeatResult> results, IAnsiConsole console)
    {
        foreach (HeatResult result in results.Where(static result => !result.IsRace))
        {
            console.WriteLine($"{RaceReport.Line(result)}: the results differ by more than {HeatResult.Tolerance}, so this was no race.");
        }

        foreach (HeatResult result in results.Where(static result => !result.IsAllocationFree))
        {
            console.WriteLine($"{RaceReport.Line(result)}: we allocated memory.");
        }

        return results.Count > 0 && results.All(static result => result.IsRace && result.IsAllocationFree);
    }
}
