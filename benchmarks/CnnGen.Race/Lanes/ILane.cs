using CnnGen.Race.Racing;

namespace CnnGen.Race.Lanes;

/// <summary>One peer in what it is best at.</summary>
internal interface ILane : IDisposable
{
    /// <summary>Races a network in all the lane's heats.</summary>
    /// <typeparam name="T">The network.</typeparam>
    /// <typeparam name="TTwin">The same without dropout, for comparing what is learned.</typeparam>
    /// <param name="plan">Which heats.</param>
    /// <param name="runner">Lets the contestants run.</param>
    IEnumerable<HeatResult> Race<T, TTwin>(RacePlan plan, Runner runner)
        where T : class, ICnn<T>
        where TTwin : class, ICnn<TTwin>;
}
