namespace CnnGen.Generator.Emission;

/// <summary>What one pass of a pool does at a window: the traversal calls it in the order of the emitted statements.</summary>
internal abstract class PoolPass
{
    /// <summary>Whether taps read <c>x</c>.</summary>
    public abstract bool ReadsInput { get; }

    /// <summary>Whether taps write <c>dx</c>.</summary>
    public virtual bool WritesInputGradient => false;

    /// <summary>Spans over the output that the pass reads: <c>y</c>, <c>dy</c>.</summary>
    public virtual IReadOnlyList<string> OutputsRead => [];

    /// <summary>Whether the pass writes <c>y</c>.</summary>
    public virtual bool WritesOutput => false;

    /// <summary>Whether windows have a divisor.</summary>
    public virtual bool UsesDivisor => false;

    /// <summary>Fills the outputs of windows without a tap; null where they need nothing.</summary>
    public virtual string? EmptyStatement(string outputs) => null;

    /// <summary>Before the taps of a step.</summary>
    public virtual void Open(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
    }

    /// <summary>The loops over the chains of looped taps' sums; null where taps are not summed.</summary>
    public virtual SumLoops? SumsOf(SourceWriter writer, IReadOnlyList<RunPiece> pieces) => null;

    /// <summary>At a tap.</summary>
    public abstract void Tap(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolTap tap);

    /// <summary>After the taps of a step.</summary>
    public virtual void Close(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
    }
}

/// <summary>A window as a pass sees it.</summary>
/// <param name="IsUnrolled">Whether its taps are written out, one after the other.</param>
/// <param name="Divisor">An average's divisor; 0 where it is the variable <c>divisor</c>.</param>
internal readonly record struct PoolWindow(bool IsUnrolled, int Divisor);

/// <summary>A tap of a window.</summary>
/// <param name="Input">The span of <c>x</c> that holds it.</param>
/// <param name="InputGradient">The span of <c>dx</c> that holds it.</param>
/// <param name="Shift">Its first element in them.</param>
/// <param name="Name">Tells its variables from those of other taps; empty in loops.</param>
/// <param name="Place">First or last of the written-out taps.</param>
internal readonly record struct PoolTap(string Input, string InputGradient, int Shift, string Name, TapPlace Place);

[Flags]
internal enum TapPlace
{
    Inner = 0,
    First = 1,
    Last = 2,
}
