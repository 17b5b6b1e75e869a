using CnnGen.Benchmarks.Peak;

namespace CnnGen.Race.Racing;

/// <summary>Lets contestants run in turn: a machine's clock and its other work drift by tens of percent, so that only neighbours compare.</summary>
/// <param name="rounds">How many turns each gets.</param>
internal sealed class Runner(int rounds)
{
    private const int PeakMeasurements = 10;

    /// <summary>Ways that are this much slower than the fastest do not get further turns.</summary>
    private const double Chance = 1.15;

    private static readonly TimeSpan s_slot = TimeSpan.FromMilliseconds(200);

    /// <param name="heat">What is raced.</param>
    /// <param name="own">Ours.</param>
    /// <param name="peer">The peer's name.</param>
    /// <param name="ways">The peer in each of its ways; the fastest counts.</param>
    /// <param name="difference">The largest difference of results.</param>
    public HeatResult Run(Heat heat, InProcessContestant own, string peer, IReadOnlyList<IContestant> ways, double difference)
    {
        own.Measure(s_slot);
        IReadOnlyList<IContestant> promising = Promising(ways);
        var ownRounds = new List<double[]>();
        var wayRounds = promising.ToDictionary(static way => way, static _ => new List<double[]>());
        var shares = new List<double>();
        (long allocatedBefore, int collectionsBefore) = (own.AllocatedBytes, own.Collections);
        for (int round = 0; round < rounds; round++)
        {
            double peak = 1e9 * heat.Threads * Enumerable.Range(0, PeakMeasurements).Max(static _ => PeakMeter.Measure());
            ownRounds.Add(own.Measure(s_slot));
            shares.Add(heat.Operations / Timing.MedianOf(ownRounds[^1]) / peak);
            foreach (IContestant way in promising)
            {
                wayRounds[way].Add(way.Measure(s_slot));
            }
        }

        (IContestant fastest, Timing timing) = wayRounds.Select(static way => (way.Key, Timing.Of(way.Value))).MinBy(static way => way.Item2.Median);
        return new HeatResult(
            heat, Timing.Of(ownRounds), peer, fastest.Way, timing, Timing.MedianOf(shares), difference,
            own.AllocatedBytes - allocatedBefore, own.Collections - collectionsBefore);
    }

    private static IReadOnlyList<IContestant> Promising(IReadOnlyList<IContestant> ways)
    {
        if (ways.Count == 1)
        {
            ways[0].Measure(s_slot);
            return ways;
        }

        (IContestant Way, double Seconds)[] tried = [.. ways.Select(static way => (way, Timing.MedianOf(way.Measure(s_slot))))];
        double fastest = tried.Min(static way => way.Seconds);
        return [.. tried.Where(way => way.Seconds <= fastest * Chance).Select(static way => way.Way)];
    }
}
