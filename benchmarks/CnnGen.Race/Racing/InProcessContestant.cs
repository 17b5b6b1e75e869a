using System.Diagnostics;

namespace CnnGen.Race.Racing;

/// <summary>A contestant that this process calls.</summary>
internal abstract class InProcessContestant : IContestant
{
    private const int FewestCalls = 3;

    /// <summary>The longest slot of the shortest calls fits.</summary>
    private readonly double[] _seconds = new double[1_000_000];

    public abstract string Way { get; }

    /// <summary>Bytes that this process allocated during measured calls.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Garbage collections during measured calls.</summary>
    public int Collections { get; private set; }

    public double[] Measure(TimeSpan atLeast)
    {
        Run(atLeast / 10, fewest: 1);
        int collections = GC.CollectionCount(0);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        int calls = Run(atLeast, FewestCalls);
        AllocatedBytes += GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Collections += GC.CollectionCount(0) - collections;
        return _seconds[..calls];
    }

    public abstract void Dispose();

    protected abstract void Call();

    private int Run(TimeSpan atLeast, int fewest)
    {
        // In the counter's own ticks: a TimeSpan's are as long as a fiftieth of the shortest call.
        double secondsPerTick = 1.0 / Stopwatch.Frequency;
        long before = Stopwatch.GetTimestamp();
        long end = before + (long)(atLeast.TotalSeconds * Stopwatch.Frequency);
        int calls = 0;
        while (calls < fewest || (before < end && calls < _seconds.Length))
        {
            Call();
            long after = Stopwatch.GetTimestamp();
            _seconds[calls++] = (after - before) * secondsPerTick;
            before = after;
        }

        return calls;
    }
}
