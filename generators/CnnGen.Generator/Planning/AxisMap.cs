using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>
/// How one axis of a sliding window reads its source: output <c>index</c> and <c>tap</c> read the source at
/// <c>index * Step + tap * TapStep + Start</c>, where that lies inside it.
/// </summary>
/// <param name="Count">Outputs.</param>
/// <param name="Step">Source positions between two outputs, at least 1.</param>
/// <param name="Taps">Taps of the window.</param>
/// <param name="TapStep">Source positions between two taps, at least 1.</param>
/// <param name="Start">Where tap 0 of output 0 reads; negative where padding comes first.</param>
/// <param name="Extent">The source's length.</param>
internal readonly record struct AxisMap(int Count, int Step, int Taps, int TapStep, int Start, int Extent)
{
    /// <summary>An axis of one position.</summary>
    public static readonly AxisMap Single = new(1, 1, 1, 1, 0, 1);

    /// <summary>The vertical axis of a layer's windows.</summary>
    public static AxisMap Rows(Window window, Shape input, Shape output) => OfWindow(
        output.Height, window.Stride.Height, window.Kernel.Height, window.Dilation.Height, window.Pads.Top, window.Pads.Bottom, input.Height);

    /// <summary>The horizontal axis of a layer's windows.</summary>
    public static AxisMap Columns(Window window, Shape input, Shape output) => OfWindow(
        output.Width, window.Stride.Width, window.Kernel.Width, window.Dilation.Width, window.Pads.Left, window.Pads.Right, input.Width);

    /// <summary>
    /// The axis of a declared window. A stride or dilation that is never taken may be declared as any number: it is cut to the padded source, so that no
    /// product with it leaves 32 bits.
    /// </summary>
    private static AxisMap OfWindow(int count, int stride, int kernel, int dilation, int before, int after, int extent)
    {
        int longest = extent + before + after;
        return new AxisMap(count, Math.Min(stride, longest), kernel, Math.Min(dilation, longest), -before, extent);
    }

    /// <summary>Whether some output has a tap outside the source.</summary>
    public bool HasBorder => Count > 0 && Taps > 0 && (At(0, 0) < 0 || At(Count - 1, Taps - 1) >= Extent);

    public int At(int index, int tap) => (index * Step) + (tap * TapStep) + Start;

    /// <summary>The taps of an output that lie inside, from Begin up to but not including End; empty ones have Begin = End.</summary>
    public (int Begin, int End) TapsInside(int index)
    {
        int begin = Reaching(At(index, 0), TapStep, 0, Taps);
        return (begin, Math.Max(begin, Reaching(At(index, 0), TapStep, Extent, Taps)));
    }

    /// <summary>The outputs among <paramref name="first"/>..<paramref name="first"/>+<paramref name="count"/>-1 for which a tap lies inside.</summary>
    public (int Begin, int End) IndicesInside(int tap, int first, int count)
    {
        (int begin, int end) = From(first, count).Transposed.TapsInside(tap);
        return (first + begin, first + end);
    }

    /// <summary>Outputs and taps with their roles exchanged: the outputs for which a tap lies inside are the taps of an output that do.</summary>
    public AxisMap Transposed => new(Taps, TapStep, Count, Step, Start, Extent);

    /// <summary>Some neighbouring outputs.</summary>
    public AxisMap From(int first, int count) => this with { Count = count, Start = At(first, 0) };

    /// <summary>The outputs for which every tap lies inside, from Begin up to but not including End.</summary>
    public (int Begin, int End) IndicesWithAllTaps
    {
        get
        {
            int begin = FirstReaching(tap: 0, position: 0);
            return (begin, Math.Max(begin, FirstReaching(Math.Max(0, Taps - 1), Extent)));
        }
    }

    /// <summary>The first output for which a tap reads at a position of the source or past it; the count where there is none.</summary>
    public int FirstReaching(int tap, int position) => Reaching(At(0, tap), Step, position, Count);

    /// <summary>
    /// The outputs with a tap inside, in stretches of neighbours that have the same ones. There are as many as the borders ask for, however long the axis is:
    /// all outputs with every tap inside are one.
    /// </summary>
    public IEnumerable<AxisStretch> Stretches()
    {
        for (int index = 0; index < Count;)
        {
            // The taps inside change where the one before them comes in, or the last of them goes out.
            (int begin, int end) = TapsInside(index);
            int comesIn = begin > 0 ? FirstReaching(begin - 1, position: 0) : Count;
            int goesOut = end > begin ? FirstReaching(end - 1, Extent) : Count;
            int next = Math.Min(comesIn, goesOut);
            if (begin < end)
            {
                yield return new AxisStretch(index, next, begin, end);
            }

            index = next;
        }
    }

    /// <summary>The first i with <c>origin + i * step</c> at or past a position, from 0 to at most <paramref name="most"/>.</summary>
    private static int Reaching(int origin, int step, int position, int most)
    {
        long distance = (long)position - origin;
        return distance <= 0 ? 0 : (int)Math.Min(most, ((distance - 1) / step) + 1);
    }
}

/// <summary>Neighbouring outputs of an axis that have the same taps inside the source.</summary>
/// <param name="Begin">The first output.</param>
/// <param name="End">The output after the last one.</param>
/// <param name="FirstTap">The first tap inside.</param>
/// <param name="EndTap">The tap after the last one inside.</param>
internal readonly record struct AxisStretch(int Begin, int End, int FirstTap, int EndTap)
{
    public int Count => End - Begin;

    public int Taps => EndTap - FirstTap;
}
