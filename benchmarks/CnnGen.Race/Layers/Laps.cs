using System.Diagnostics;

namespace CnnGen.Race.Layers;

/// <summary>The clock of an instrumented network: the calls that its passes consist of say when they are over. For one thread.</summary>
public static class Laps
{
    private static long s_last;

    /// <summary>Ticks of the clock by call.</summary>
    public static long[] Ticks { get; } = new long[1024];

    /// <summary>A pass begins.</summary>
    public static void Begin() => s_last = Stopwatch.GetTimestamp();

    /// <summary>A call is over; the next one begins.</summary>
    /// <param name="call">Which one.</param>
    public static void End(int call)
    {
        long now = Stopwatch.GetTimestamp();
        Ticks[call] += now - s_last;
        s_last = now;
    }
}
