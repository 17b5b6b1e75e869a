namespace CnnGen.Generator.Planning.Kernels;

/// <summary>A pool's window along one axis.</summary>
/// <param name="Input">Input pixels.</param>
/// <param name="Output">Windows.</param>
/// <param name="Kernel">Taps a window.</param>
/// <param name="Stride">Input pixels between two windows.</param>
/// <param name="Dilation">Input pixels between two taps.</param>
/// <param name="Before">Padding before the input.</param>
/// <param name="After">Padding after it; under ceil mode the last window may reach further.</param>
/// <param name="CountPadding">Whether padding counts in the divisor of an average.</param>
internal sealed record PoolAxis(int Input, int Output, int Kernel, int Stride, int Dilation, int Before, int After, bool CountPadding)
{
    public static PoolAxis Vertical(PoolOperation pool) =>
        Of(AxisMap.Rows(pool.Window, pool.Input, pool.Output), pool.Window.Pads.Bottom, pool.CountIncludePad);

    public static PoolAxis Horizontal(PoolOperation pool) =>
        Of(AxisMap.Columns(pool.Window, pool.Input, pool.Output), pool.Window.Pads.Right, pool.CountIncludePad);

    /// <summary>
    /// Whether no input lies in two windows. Tap k of window o reads o * stride + k * dilation, so two windows meet first where they are
    /// dilation / g windows and stride / g taps apart, g being the greatest common divisor.
    /// </summary>
    public bool IsDisjoint
    {
        get
        {
            int common = GreatestCommonDivisor(Stride, Dilation);
            return Stride / common >= Kernel || Dilation / common >= Output;
        }
    }

    /// <summary>Whether each input lies in exactly one window, so that its gradient is written once and needs no zero before.</summary>
    public bool IsExact => IsDisjoint && IsCovering;

    /// <summary>Whether every input lies in some window; dilated windows count as leaving gaps.</summary>
    public bool IsCovering => (Dilation == 1 || Kernel == 1) && (Stride <= Kernel || Output == 1) && (long)(Output - 1) * Stride - Before + Kernel >= Input;

    /// <summary>Whether the windows stand side by side.</summary>
    public bool IsGapless => Stride == Kernel && Dilation == 1;

    /// <summary>The pixel under a window's last tap inside the input, as far as stretch <paramref name="span"/> has the window.</summary>
    public int LastPixel(PoolSpan span, int window) => (window * Stride) + ((span.EndTap - 1) * Dilation) - Before;

    /// <summary>
    /// The windows, in stretches that see the same taps. Those with every tap inside the input are one stretch, however many there are; the few on either side
    /// are looked at one by one.
    /// </summary>
    public List<PoolSpan> Spans()
    {
        var spans = new List<PoolSpan>();
        (int begin, int end) = Map.IndicesWithAllTaps;
        AddEach(0, begin);
        if (begin < end)
        {
            Add(SpanAt(begin) with { End = end });
        }

        AddEach(end, Output);
        return spans;

        void AddEach(int first, int after)
        {
            for (int o = first; o < after; o++)
            {
                Add(SpanAt(o));
            }
        }

        void Add(PoolSpan next)
        {
            if (spans.Count > 0 && spans[spans.Count - 1] is var last && last with { Begin = next.Begin, End = next.End } == next)
            {
                spans[spans.Count - 1] = last with { End = next.End };
            }
            else
            {
                spans.Add(next);
            }
        }
    }

    /// <summary>The windows with every tap inside the input, and one stretch on either side of them, whose taps are found at run time where they differ.</summary>
    public IReadOnlyList<PoolSpan> MergedSpans()
    {
        List<PoolSpan> spans = Spans();
        int interior = spans.FindIndex(static span => span.IsInterior);
        return interior < 0
            ? Merge(spans)
            : [.. Merge(spans.GetRange(0, interior)), spans[interior], .. Merge(spans.GetRange(interior + 1, spans.Count - interior - 1))];
    }

    private static PoolAxis Of(AxisMap map, int after, bool countPadding) =>
        new(map.Extent, map.Count, map.Taps, map.Step, map.TapStep, -map.Start, after, countPadding);

    private AxisMap Map => new(Output, Stride, Kernel, Dilation, -Before, Input);

    private PoolSpan SpanAt(int o)
    {
        // Input coordinates fit an int; those of windows in the padding may not.
        long start = ((long)o * Stride) - Before;
        long first = start >= 0 ? 0 : (-start + Dilation - 1) / Dilation;
        long end = start >= Input ? 0 : Math.Min(Kernel, (Input - 1 - start) / Dilation + 1);
        if (first >= end)
        {
            return new PoolSpan(o, o + 1, 0, 0, 0, SpanKind.Edge);
        }

        long divisor = CountPadding ? Math.Min(start + Kernel, (long)Input + After) - start : end - first;
        SpanKind kind = end - first == Kernel && divisor == Kernel ? SpanKind.Interior : SpanKind.Edge;
        return new PoolSpan(o, o + 1, (int)first, (int)end, (int)divisor, kind);
    }

    private static List<PoolSpan> Merge(List<PoolSpan> spans) =>
        spans.Count <= 1 ? spans : [PoolSpan.Computed(spans[0].Begin, spans[spans.Count - 1].End)];

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
