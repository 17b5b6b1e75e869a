using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>How a pass of a pool is laid out for one vector width.</summary>
/// <param name="Rows">The windows' rows, in stretches.</param>
/// <param name="Columns">The windows' columns, in stretches.</param>
/// <param name="WrittenOut">The windows whose taps are written out; those of the others are loops.</param>
/// <param name="VectorsPerStep">Vectors of channels that go through a window together.</param>
internal sealed record PoolSchedule(IReadOnlyList<PoolSpan> Rows, IReadOnlyList<PoolSpan> Columns, WrittenWindows WrittenOut, int VectorsPerStep)
{
    /// <summary>Windows with more taps are loops: their loop overhead is small beside their work.</summary>
    private const int MaxUnrolledTaps = 16;

    /// <summary>
    /// Calls in a method. The JIT stops inlining at 512 locals, which about 210 inlined calls use up (measured); a method with more is tens of
    /// times slower.
    /// </summary>
    private const int CallBudget = 160;

    /// <summary>
    /// The first that fits the budget: all windows written out, those of the interior, none; each with as many vectors a step as fit.
    /// </summary>
    public static PoolSchedule Choose(PoolOperation pool, PoolPass pass, VectorWidth width)
    {
        PoolAxis vertical = PoolAxis.Vertical(pool);
        PoolAxis horizontal = PoolAxis.Horizontal(pool);
        var written = new PoolSchedule(vertical.Spans(), horizontal.Spans(), WrittenWindows.All, pass.MaxVectorsPerStep);
        var computed = new PoolSchedule(vertical.MergedSpans(), horizontal.MergedSpans(), WrittenWindows.Interior, pass.MaxVectorsPerStep);
        PoolSchedule looped = computed with { WrittenOut = WrittenWindows.None };
        foreach (PoolSchedule schedule in (PoolSchedule[])[written, computed, looped])
        {
            for (int vectors = pass.MaxVectorsPerStep; vectors >= 1; vectors /= 2)
            {
                PoolSchedule candidate = (schedule with { VectorsPerStep = vectors }).Reaching(pool, pass, width);
                if (candidate.Fits(pool, pass, width))
                {
                    return candidate;
                }
            }
        }

        return looped with { VectorsPerStep = 1 };
    }

    /// <summary>The columns in a row of windows; in a row at the edge whose taps are loops anyway, one stretch of them is enough.</summary>
    public IReadOnlyList<PoolSpan> ColumnsIn(PoolSpan row) => WrittenOut != WrittenWindows.All && !row.IsInterior && Columns.Count > 1
        ? [PoolSpan.Computed(0, Columns[Columns.Count - 1].End)]
        : Columns;

    /// <summary>Whether the taps of these windows are written out.</summary>
    public bool Unrolls(PoolSpan row, PoolSpan column) =>
        WrittenOut == WrittenWindows.All || (WrittenOut == WrittenWindows.Interior && row.IsInterior && column.IsInterior);

    /// <summary>Tells the columns whose vectors may reach past their channels from those at the end of the row that may not.</summary>
    private PoolSchedule Reaching(PoolOperation pool, PoolPass pass, VectorWidth width)
    {
        PoolAxis horizontal = PoolAxis.Horizontal(pool);
        int channels = pool.Output.Channels;
        var run = new VectorRun(channels, width, RunRest.Reaching);
        int pixels = (run.Reach(VectorsPerStep) - 1) / channels;
        if (pixels == 0 || (pass.MergesPixels && horizontal.Stride == 1) || !pass.CanReach(horizontal, run, VectorsPerStep))
        {
            return this;
        }

        var columns = new List<PoolSpan>();
        foreach (PoolSpan span in Columns)
        {
            int end = span.Begin;
            while (!span.IsComputed && !span.IsEmpty && end < span.End && end + pixels < pool.Output.Width && horizontal.LastPixel(span, end) + pixels < pool.Input.Width)
            {
                end++;
            }

            if (end > span.Begin)
            {
                columns.Add(span with { End = end, Reaches = true });
            }

            if (end < span.End)
            {
                columns.Add(span with { Begin = end });
            }
        }

        return this with { Columns = columns };
    }

    /// <summary>A run of channels as vectors. Where gradients add up, a vector may overlap those of its own step alone: others have been written before.</summary>
    public VectorRun RunOf(PoolPass pass, PoolSpan column, int length, VectorWidth width)
    {
        var run = new VectorRun(length, width, column.Reaches ? RunRest.Reaching : RunRest.Overlapping);
        return pass.AddsUp && run.HasLoop(VectorsPerStep) ? run with { Rest = RunRest.Narrower } : run;
    }

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
                int run = merges && !column.IsComputed ? column.Count * pool.Output.Channels : pool.Output.Channels;
                int pieces = RunOf(pass, column, run, width).PieceCount(VectorsPerStep);
                calls += pieces * (((unrolls ? taps : 1L) * pass.CallsPerTap) + 4);
            }
        }

        return calls <= CallBudget;
    }
}

internal enum WrittenWindows
{
    None,
    Interior,
    All,
}
