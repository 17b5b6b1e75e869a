using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>How a pass of a pool is laid out for one vector width.</summary>
/// <param name="Rows">The windows' rows, in stretches.</param>
/// <param name="Columns">The windows' columns, in stretches.</param>
/// <param name="UnrollsTaps">Whether the taps of a window are written out; otherwise, and at edges with computed bounds, they are loops.</param>
/// <param name="VectorsPerStep">Vectors of channels that go through a window together.</param>
internal sealed record PoolSchedule(IReadOnlyList<PoolSpan> Rows, IReadOnlyList<PoolSpan> Columns, bool UnrollsTaps, int VectorsPerStep)
{
    /// <summary>Windows with more taps are loops: their loop overhead is small beside their work.</summary>
    private const int MaxUnrolledTaps = 16;

    /// <summary>
    /// Calls in a method. The JIT stops inlining at 512 locals, which about 210 inlined calls use up (measured); a method with more is tens of
    /// times slower.
    /// </summary>
    private const int CallBudget = 160;

    /// <summary>
    /// The first that fits the budget: edges written out, edges with computed bounds, all taps in loops; each with as many vectors a step as fit.
    /// </summary>
    public static PoolSchedule Choose(PoolOperation pool, PoolPass pass, VectorWidth width)
    {
        PoolAxis vertical = PoolAxis.Vertical(pool);
        PoolAxis horizontal = PoolAxis.Horizontal(pool);
        var written = new PoolSchedule(vertical.Spans(), horizontal.Spans(), UnrollsTaps: true, pass.MaxVectorsPerStep);
        var computed = new PoolSchedule(vertical.MergedSpans(), horizontal.MergedSpans(), UnrollsTaps: true, pass.MaxVectorsPerStep);
        PoolSchedule looped = computed with { UnrollsTaps = false };
        foreach (PoolSchedule schedule in (PoolSchedule[])[written, computed, looped])
        {
            for (int vectors = pass.MaxVectorsPerStep; vectors >= 1; vectors /= 2)
            {
                PoolSchedule candidate = schedule with { VectorsPerStep = vectors };
                if (candidate.Fits(pool, pass, width))
                {
                    return candidate;
                }
            }
        }

        return looped with { VectorsPerStep = 1 };
    }

    /// <summary>The columns in a row of windows; beside computed bounds for the rows, one stretch of them is enough.</summary>
    public IReadOnlyList<PoolSpan> ColumnsIn(PoolSpan row) => row.IsEdge && Columns.Count > 1
        ? [new PoolSpan(0, Columns[Columns.Count - 1].End, 0, 0, 0, IsEdge: true)]
        : Columns;

    /// <summary>Whether the taps of these windows are written out.</summary>
    public bool Unrolls(PoolSpan row, PoolSpan column) => UnrollsTaps && !row.IsEdge && !column.IsEdge;

    private bool Fits(PoolOperation pool, PoolPass pass, VectorWidth width)
    {
        bool merges = pass.MergesPixels && pool.Window.Stride.Width == 1;
        long calls = 0;
        foreach (PoolSpan row in Rows)
        {
            foreach (PoolSpan column in ColumnsIn(row))
            {
                int taps = row.Taps * column.Taps;
                bool unrolls = Unrolls(row, column);
                if (unrolls && taps > MaxUnrolledTaps)
                {
                    return false;
                }

                // A loop names one tap. Beside the taps, a step reads or writes two values of the output.
                int run = merges && !column.IsEdge ? column.Count * pool.Output.Channels : pool.Output.Channels;
                int pieces = new VectorRun(run, width).PieceCount(VectorsPerStep);
                calls += pieces * (((unrolls ? taps : 1L) * pass.CallsPerTap) + 4);
            }
        }

        return calls <= CallBudget;
    }
}
