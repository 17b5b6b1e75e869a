using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>The mean of each window. Looped windows are summed in chains, which keeps the rounding of large ones small.</summary>
/// <param name="order">The order of a whole window's sum.</param>
internal sealed class AveragePoolForward(SumOrder order) : PoolPass
{
    public override bool ReadsInput => true;

    public override bool WritesOutput => true;

    public override bool UsesDivisor => true;

    public override string EmptyStatement(string outputs) => $"{outputs}.Clear();";

    public override void Open(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
        if (!window.IsUnrolled)
        {
            SumLoops sums = new PieceSums(writer, order, pieces);
            sums.EmitReason();
            sums.Declare(sums.Whole, []);
        }
    }

    public override SumLoops SumsOf(SourceWriter writer, IReadOnlyList<RunPiece> pieces) => new PieceSums(writer, order, pieces);

    public override void Tap(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolTap tap)
    {
        string stem = tap.Name.Length == 0 ? SumLoops.Chain : "sum";
        foreach (RunPiece piece in pieces)
        {
            string x = piece.Load(tap.Input, tap.Shift);
            writer.Line(tap.Place.HasFlag(TapPlace.First) ? $"{piece.Declare(stem)} {x};" : $"{piece.Name(stem)} += {x};");
        }
    }

    public override void Close(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
        foreach (RunPiece piece in pieces)
        {
            string sum = piece.Name(window.IsUnrolled || !order.IsOneChain ? "sum" : SumLoops.Chain);
            if (window.Divisor != 1)
            {
                writer.Line($"{sum} = {Mean.Of(sum, window.Divisor, piece.Width)};");
            }

            piece.Store(writer, sum, "yRun");
        }
    }
}

/// <summary>Each tap of a window receives an equal share of its gradient.</summary>
/// <param name="accumulates">Whether windows overlap, so that gradients add up.</param>
internal sealed class AveragePoolBackward(bool accumulates) : PoolPass
{
    public override bool ReadsInput => false;

    public override bool WritesInputGradient => true;

    public override IReadOnlyList<string> OutputsRead => ["dy"];

    public override bool UsesDivisor => true;

    public override void Open(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
        foreach (RunPiece piece in pieces)
        {
            writer.Line($"{piece.Declare("share")} {Mean.Of(piece.Load("dyRun"), window.Divisor, piece.Width)};");
        }
    }

    public override void Tap(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolTap tap)
    {
        foreach (RunPiece piece in pieces)
        {
            GradientStore.Emit(writer, piece, tap, piece.Name("share"), accumulates);
        }

        if (accumulates)
        {
            GradientStore.EmitSums(writer, pieces, tap);
        }
    }
}
