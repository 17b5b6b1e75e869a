namespace CnnGen.Race.Lanes;

/// <summary>Which heats to run.</summary>
/// <param name="Networks">Names of networks.</param>
/// <param name="Lanes">Names of lanes.</param>
/// <param name="Batches">Samples a prediction.</param>
/// <param name="Threads">Numbers of threads.</param>
/// <param name="Rounds">Turns of each contestant.</param>
internal sealed record RacePlan(
    IReadOnlyList<string> Networks, IReadOnlyList<string> Lanes, IReadOnlyList<int> Batches, IReadOnlyList<int> Threads, int Rounds);
