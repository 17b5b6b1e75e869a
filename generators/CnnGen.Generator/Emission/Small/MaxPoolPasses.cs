namespace CnnGen.Generator.Emission;

/// <summary>The largest element of each window; a NaN wins.</summary>
/// <param name="element">What the kernel computes in.</param>
internal sealed class MaxPoolForward(ElementType element) : PoolPass
{
    public override bool ReadsInput => true;

    public override bool WritesOutput => true;

    public override string EmptyStatement(string outputs) => $"{outputs}.Fill({element.Literal(double.NegativeInfinity)});";

    public override void Open(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
        if (window.IsUnrolled)
        {
            return;
        }

        foreach (RunPiece piece in pieces)
        {
            writer.Line($"{piece.Declare("max")} {piece.Constant(double.NegativeInfinity)};");
        }
    }

    public override void Tap(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolTap tap)
    {
        foreach (RunPiece piece in pieces)
        {
            string x = piece.Load(tap.Input, tap.Shift);
            if (tap.Place.HasFlag(TapPlace.First))
            {
                writer.Line($"{piece.Declare("max")} {x};");
                continue;
            }

            // MaxNative is its second argument where one is NaN; a NaN in the first has to be kept.
            string max = piece.Name("max");
            string vector = piece.Width.Class;
            writer.Line($"{max} = {vector}.ConditionalSelect({vector}.Equals({max}, {max}), {vector}.MaxNative({max}, {x}), {max});");
        }
    }

    public override void Close(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
        foreach (RunPiece piece in pieces)
        {
            piece.Store(writer, piece.Name("max"), "yRun");
        }
    }
}

/// <summary>
/// The gradient of each window goes to its first largest tap. It is carried from tap to tap until one takes it, so that ties leave nothing behind;
/// in a window with a NaN the first NaN takes it.
/// </summary>
/// <param name="accumulates">Whether windows overlap, so that gradients add up.</param>
internal sealed class MaxPoolBackward(bool accumulates) : PoolPass
{
    public override bool ReadsInput => true;

    public override bool WritesInputGradient => true;

    public override IReadOnlyList<string> OutputsRead => ["y", "dy"];

    public override void Open(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolWindow window)
    {
        foreach (RunPiece piece in pieces)
        {
            writer.Line($"{piece.Declare("max")} {piece.Load("yRun")};");
            writer.Line($"{piece.Declare("carried")} {piece.Load("dyRun")};");
        }
    }

    public override void Tap(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolTap tap)
    {
        foreach (RunPiece piece in pieces)
        {
            string carried = piece.Name("carried");
            if (tap.Place.HasFlag(TapPlace.Last))
            {
                // Nobody took it before, so the largest element is here.
                Give(writer, piece, tap, carried);
                continue;
            }

            string x = "x" + tap.Name + "_" + piece.Name("");
            string taken = "taken" + tap.Name + "_" + piece.Name("");
            string vector = piece.Width.Class;
            writer.Line($"{piece.Width.Type} {x} = {piece.Load(tap.Input, tap.Shift)};");
            writer.Line($"{piece.Width.Type} {taken} = {vector}.Equals({x}, {piece.Name("max")}) | {vector}.IsNaN({x});");
            Give(writer, piece, tap, $"{vector}.ConditionalSelect({taken}, {carried}, {piece.Constant(0)})");
            writer.Line($"{carried} = {vector}.ConditionalSelect({taken}, {piece.Constant(0)}, {carried});");
        }

        if (accumulates)
        {
            GradientStore.EmitSums(writer, pieces, tap);
        }
    }

    private void Give(SourceWriter writer, RunPiece piece, PoolTap tap, string gradient) =>
        GradientStore.Emit(writer, piece, tap, gradient, accumulates);
}
