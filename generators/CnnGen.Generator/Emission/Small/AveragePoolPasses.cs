namespace CnnGen.Generator.Emission;

/// <summary>The mean of each window. Looped windows are summed row by row, which keeps the rounding of large ones small.</summary>
internal sealed class AveragePoolForward : PoolPass
{
    public override int CallsPerTap => 2;

    public override bool ReadsInput => true;

    public override bool WritesOutput => true;

    public override bool UsesDivisor => true;

    public override bool MergesPixels => true;

    public override string EmptyStatement(string outputs) => $"{outputs}.Clear();";

    public override void Open(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
        if (!window.IsUnrolled)
        {
            Declare(writer, pieces, "sum");
        }
    }

    public override void OpenRow(SourceWriter writer, IReadOnlyList<RunPiece> pieces) => Declare(writer, pieces, "rowSum");

    public override void Tap(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolTap tap)
    {
        string stem = tap.Name.Length == 0 ? "rowSum" : "sum";
        foreach (RunPiece piece in pieces)
        {
            string x = piece.Load(tap.Input, tap.Shift);
            writer.Line(tap.Place.HasFlag(TapPlace.First) ? $"{piece.Declare(stem)} {x};" : $"{piece.Name(stem)} += {x};");
        }
    }

    public override void CloseRow(SourceWriter writer, IReadOnlyList<RunPiece> pieces)
    {
        foreach (RunPiece piece in pieces)
        {
            writer.Line($"{piece.Name("sum")} += {piece.Name("rowSum")};");
        }
    }

    public override void Close(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
        foreach (RunPiece piece in pieces)
        {
            string sum = piece.Name("sum");
            if (window.Divisor != 1)
            {
                writer.Line($"{sum} = {Mean.Of(sum, window.Divisor, piece.Width)};");
            }

            piece.Store(writer, sum, "yRun");
        }
    }

    private static void Declare(SourceWriter writer, IReadOnlyList<RunPiece> pieces, string stem)
    {
        foreach (RunPiece piece in pieces)
        {
            writer.Line($"{piece.Declare(stem)} {piece.Constant(0)};");
        }
    }
}

/// <summary>Each tap of a window receives an equal share of its gradient.</summary>
/// <param name="accumulates">Whether windows overlap, so that gradients add up.</param>
internal sealed class AveragePoolBackward(bool accumulates) : PoolPass
{
    public override int CallsPerTap => accumulates ? 4 : 2;

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
    }
}
