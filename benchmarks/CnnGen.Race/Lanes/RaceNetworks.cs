using CnnGen.Benchmarks.Networks;
using CnnGen.Race.Networks;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Lanes;

/// <summary>The networks that are raced, by name.</summary>
internal static class RaceNetworks
{
    public static IReadOnlyList<string> Names { get; } = [nameof(L), nameof(M), nameof(V), nameof(D)];

    /// <summary>Races one network.</summary>
    public static IEnumerable<HeatResult> Race(string name, ILane lane, RacePlan plan, Runner runner) => name switch
    {
        nameof(L) => lane.Race<L, L>(plan, runner),
        nameof(M) => lane.Race<M, MWithoutDropout>(plan, runner),
        nameof(V) => lane.Race<V, V>(plan, runner),
        nameof(D) => lane.Race<D, D>(plan, runner),
        _ => throw new ArgumentException($"There is no network {name}.", nameof(name)),
    };
}
