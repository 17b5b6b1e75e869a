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

    /// <summary>Whether some output has a tap outside the source.</summary>
    public bool HasBorder => Count > 0 && Taps > 0 && (At(0, 0) < 0 || At(Count - 1, Taps - 1) >= Extent);

    public int At(int index, int tap) => (index * Step) + (tap * TapStep) + Start;

    /// <summary>The taps of an output that lie inside, from Begin up to but not including End; empty ones have Begin = End.</summary>
    public (int Begin, int End) TapsInside(int index)
    {
        int begin = 0;
        while (begin < Taps && At(index, begin) < 0)
        {
            begin++;
        }

        int end = Taps;
        while (end > begin && At(index, end - 1) >= Extent)
        {
            end--;
        }

        return (begin, end);
    }

    /// <summary>The outputs among <paramref name="first"/>..<paramref name="first"/>+<paramref name="count"/>-1 for which a tap lies inside.</summary>
    public (int Begin, int End) IndicesInside(int tap, int first, int count)
    {
        int begin = first;
        while (begin < first + count && At(begin, tap) < 0)
        {
            begin++;
        }

        int end = first + count;
        while (end > begin && At(end - 1, tap) >= Extent)
        {
            end--;
        }

        return (begin, end);
    }
}
