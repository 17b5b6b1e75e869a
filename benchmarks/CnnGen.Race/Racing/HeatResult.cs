namespace CnnGen.Race.Racing;

/// <summary>How a heat ended.</summary>
/// <param name="Heat">What was raced.</param>
/// <param name="Own">Our time.</param>
/// <param name="Peer">The peer's name.</param>
/// <param name="Way">The fastest of the peer's ways.</param>
/// <param name="PeerTiming">The peer's time, in that way.</param>
/// <param name="Share">Our share of the multiply-add peak of as many cores as threads; the median over rounds.</param>
/// <param name="Difference">The largest absolute difference between our results and the peer's.</param>
/// <param name="AllocatedBytes">Bytes that our measured calls allocated.</param>
/// <param name="Collections">Garbage collections during our measured calls.</param>
internal sealed record HeatResult(
    Heat Heat, Timing Own, string Peer, string Way, Timing PeerTiming, double Share, double Difference, long AllocatedBytes, int Collections)
{
    /// <summary>The largest difference with which two contestants count as computing the same.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>The peer's time by ours: above 1, we win.</summary>
    public double Ratio => PeerTiming.Median / Own.Median;

    /// <summary>The same of the shortest calls.</summary>
    public double BestRatio => PeerTiming.Best / Own.Best;

    /// <summary>Whether the contestants computed the same; a NaN is a difference.</summary>
    public bool IsRace => Difference <= Tolerance;

    public bool IsAllocationFree => AllocatedBytes == 0 && Collections == 0;
}
