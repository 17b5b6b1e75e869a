namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Neighbouring windows along an axis.</summary>
/// <param name="Begin">The first window.</param>
/// <param name="End">After the last window.</param>
/// <param name="FirstTap">The first tap inside the input.</param>
/// <param name="EndTap">After the last tap inside the input; equal to <paramref name="FirstTap"/> where there is none.</param>
/// <param name="Divisor">This axis' factor of an average's divisor.</param>
/// <param name="Kind">Where the windows lie.</param>
/// <param name="Reaches">Whether their vectors may reach past their channels into what follows in the row.</param>
internal readonly record struct PoolSpan(int Begin, int End, int FirstTap, int EndTap, int Divisor, SpanKind Kind, bool Reaches = false)
{
    public static PoolSpan Computed(int begin, int end) => new(begin, end, 0, 0, 0, SpanKind.Computed);

    public int Count => End - Begin;

    public int Taps => EndTap - FirstTap;

    public bool IsInterior => Kind == SpanKind.Interior;

    public bool IsComputed => Kind == SpanKind.Computed;

    public bool IsEmpty => Kind == SpanKind.Edge && Taps == 0;
}
