namespace CnnGen.Generator.Emission;

/// <summary>How a pool's kernel is laid out for one vector width.</summary>
/// <param name="UnrollsTaps">Whether the taps of a window are written out; otherwise they are loops with literal bounds.</param>
/// <param name="VectorsPerStep">Vectors of channels that go through a window together.</param>
internal readonly record struct PoolSchedule(bool UnrollsTaps, int VectorsPerStep)
{
    /// <summary>Windows with more taps are loops: their loop overhead is small beside their work.</summary>
    private const int MaxUnrolledTaps = 16;

    /// <summary>Of the 16 KB of IL that a method may have, what the windows may take.</summary>
    private const int IlBudget = 12_000;

    /// <summary>Chooses the schedule.</summary>
    /// <param name="rows">The windows' rows.</param>
    /// <param name="columns">The windows' columns.</param>
    /// <param name="channels">Elements that share a window.</param>
    /// <param name="width">The vectors.</param>
    /// <param name="ilPerTap">Bytes of IL that one vector takes at one tap.</param>
    public static PoolSchedule Choose(
        IReadOnlyList<PoolSpan> rows, IReadOnlyList<PoolSpan> columns, int channels, VectorWidth width, int ilPerTap)
    {
        int windowTaps = 0;
        int taps = 0;
        foreach (PoolSpan row in rows)
        {
            foreach (PoolSpan column in columns)
            {
                windowTaps = Math.Max(windowTaps, row.Taps * column.Taps);
                taps += row.Taps * column.Taps;
            }
        }

        var run = new VectorRun(channels, width);
        for (int vectors = 4; vectors >= 1 && windowTaps <= MaxUnrolledTaps; vectors /= 2)
        {
            if (taps * run.PieceCount(vectors) * ilPerTap <= IlBudget)
            {
                return new PoolSchedule(UnrollsTaps: true, vectors);
            }
        }

        // Four sums hide the latency of an addition.
        return new PoolSchedule(UnrollsTaps: false, VectorsPerStep: 4);
    }
}
