namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A candidate for the schedule of a pass of a pool with vectors of one width.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Traits">The pass.</param>
/// <param name="Bits">The width of the vectors, in bits.</param>
/// <param name="ElementBytes">Bytes of an element.</param>
/// <param name="Rows">The windows' rows, in stretches.</param>
/// <param name="Columns">The windows' columns, in stretches.</param>
/// <param name="WrittenOut">The windows whose taps are written out; those of the others are loops.</param>
/// <param name="VectorsPerStep">Vectors of channels that go through a window together.</param>
internal sealed record PoolSchedule(
    PoolOperation Pool, PoolTraits Traits, int Bits, int ElementBytes, IReadOnlyList<PoolSpan> Rows, IReadOnlyList<PoolSpan> Columns, WrittenWindows WrittenOut,
    int VectorsPerStep)
{
    /// <summary>Windows with more taps are loops: their loop overhead is small beside their work.</summary>
    public const int MostWrittenTaps = 16;

    /// <summary>The first that fits the budget: all windows written out, those of the interior, none; each with as many vectors a step as fit.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="traits">The pass.</param>
    /// <param name="bits">The width of the vectors, in bits.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static PoolSchedule Choose(PoolOperation pool, PoolTraits traits, int bits, int elementBytes)
    {
        PoolAxis vertical = PoolAxis.Vertical(pool);
        PoolAxis horizontal = PoolAxis.Horizontal(pool);
        var written = new PoolSchedule(pool, traits, bits, elementBytes, vertical.Spans(), horizontal.Spans(), WrittenWindows.All, traits.MostVectors);
        PoolSchedule computed = written with { Rows = vertical.MergedSpans(), Columns = horizontal.MergedSpans(), WrittenOut = WrittenWindows.Interior };
        PoolSchedule looped = computed with { WrittenOut = WrittenWindows.None };
        foreach (PoolSchedule schedule in (PoolSchedule[])[written, computed, looped])
        {
            for (int vectors = traits.MostVectors; vectors >= 1; vectors /= 2)
            {
                PoolSchedule candidate = (schedule with { VectorsPerStep = vectors }).Reaching();
                if (candidate.Fits())
                {
                    return candidate;
                }
            }
        }

        return looped with { VectorsPerStep = 1 };
    }

    /// <summary>Whether the windows of a row may be one run.</summary>
    public bool Merges => Traits.MergesPixels && Pool.Window.Stride.Width == 1;

    /// <summary>Calls for the JIT to inline in the one method of the pass.</summary>
    public long Calls
    {
        get
        {
            long calls = 0;
            foreach ((PoolSpan row, PoolSpan column) in Windows())
            {
                // A loop names one tap. Beside the taps, a step reads or writes two values of the output.
                calls += RunOf(column).WrittenVectors * (((Unrolls(row, column) ? row.Taps * column.Taps : 1L) * Traits.CallsPerTap) + 4);
            }

            return calls;
        }
    }

    /// <summary>The columns in a row of windows; in a row at the edge whose taps are loops anyway, one stretch of them is enough.</summary>
    public IReadOnlyList<PoolSpan> ColumnsIn(PoolSpan row) => WrittenOut != WrittenWindows.All && !row.IsInterior && Columns.Count > 1
        ? [PoolSpan.Computed(0, Columns[Columns.Count - 1].End)]
        : Columns;

    /// <summary>Whether the taps of these windows are written out.</summary>
    public bool Unrolls(PoolSpan row, PoolSpan column) =>
        WrittenOut == WrittenWindows.All || (WrittenOut == WrittenWindows.Interior && row.IsInterior && column.IsInterior);

    /// <summary>
    /// The channels of a window, or of merged windows, as vectors. Where gradients add up, a vector may overlap those of its own step alone: others have been
    /// written before.
    /// </summary>
    public VectorRun RunOf(PoolSpan column)
    {
        int length = Merges && !column.IsComputed ? column.Count * Pool.Output.Channels : Pool.Output.Channels;
        VectorRun run = Run(length, column.Reaches ? RunRest.Reaching : RunRest.Overlapping);
        return Traits.AddsUp && run.HasLoop ? Run(length, RunRest.Narrower) : run;
    }

    private VectorRun Run(int length, RunRest rest) => VectorRun.Of(length, Bits, ElementBytes, VectorsPerStep, rest);

    private IEnumerable<(PoolSpan Row, PoolSpan Column)> Windows() => Rows.SelectMany(ColumnsIn, static (row, column) => (row, column));

    /// <summary>Tells the columns whose vectors may reach past their channels from those at the end of the row that may not.</summary>
    private PoolSchedule Reaching()
    {
        PoolAxis horizontal = PoolAxis.Horizontal(Pool);
        VectorRun run = Run(Pool.Output.Channels, RunRest.Reaching);
        int pixels = (run.Reach - 1) / Pool.Output.Channels;
        if (pixels == 0 || (Traits.MergesPixels && horizontal.Stride == 1) || !Traits.CanReach(horizontal, run))
        {
            return this;
        }

        var columns = new List<PoolSpan>();
        foreach (PoolSpan span in Columns)
        {
            int end = span.Begin;
            while (!span.IsComputed && !span.IsEmpty && end < span.End && end + pixels < Pool.Output.Width
                && horizontal.LastPixel(span, end) + pixels < Pool.Input.Width)
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

    private bool Fits() => Windows().All(window => !Unrolls(window.Row, window.Column) || window.Row.Taps * window.Column.Taps <= MostWrittenTaps)
        && Calls <= Machine.CallBudget;
}
