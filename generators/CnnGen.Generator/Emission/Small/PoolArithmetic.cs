namespace CnnGen.Generator.Emission;

/// <summary>Division by a window's size.</summary>
internal static class Mean
{
    /// <summary>A sum over its divisor; 0 stands for the variable <c>divisor</c>.</summary>
    public static string Of(string sum, int divisor, VectorWidth width) => divisor switch
    {
        0 => $"{sum} / {width.Class}.Create(divisor)",
        1 => sum,
        _ when (divisor & (divisor - 1)) == 0 => $"{sum} * {width.Constant(1.0 / divisor)}", // exact, as the divisor is a power of two
        _ => $"{sum} / {width.Constant(divisor)}",
    };
}

/// <summary>The write of a gradient to a tap.</summary>
internal static class GradientStore
{
    /// <summary>Writes a gradient; where gradients add up, declares the sum, which <see cref="EmitSums"/> writes.</summary>
    public static void Emit(SourceWriter writer, RunPiece piece, PoolTap tap, string gradient, bool accumulates)
    {
        if (!accumulates && !piece.IsPartial)
        {
            piece.Store(writer, gradient, tap.InputGradient, tap.Shift);
        }
        else if (!accumulates)
        {
            writer.Line($"{piece.Width.Type} {Span(piece, tap)} = {gradient};");
            piece.Store(writer, Span(piece, tap), tap.InputGradient, tap.Shift);
        }
        else if (piece.IsPartial)
        {
            writer.Line($"{piece.Width.Type} {Sum(piece, tap)} = {piece.LoadWritable(tap.InputGradient, tap.Shift)} + {gradient};");
        }
        else
        {
            writer.Line($"Span<{piece.Width.Element.Keyword}> {Span(piece, tap)} = {tap.InputGradient}.Slice({piece.Position(tap.Shift)}, {piece.Count});");
            writer.Line($"{piece.Width.Type} {Sum(piece, tap)} = {piece.Width.Class}.Create<{piece.Width.Element.Keyword}>({Span(piece, tap)}) + {gradient};");
        }
    }

    /// <summary>Writes the sums of all pieces: none before all are read, as pieces may overlap.</summary>
    public static void EmitSums(SourceWriter writer, IReadOnlyList<RunPiece> pieces, PoolTap tap)
    {
        foreach (RunPiece piece in pieces)
        {
            if (piece.IsPartial)
            {
                piece.Store(writer, Sum(piece, tap), tap.InputGradient, tap.Shift);
            }
            else
            {
                writer.Line($"{Sum(piece, tap)}.CopyTo({Span(piece, tap)});");
            }
        }
    }

    private static string Span(RunPiece piece, PoolTap tap) => "dx" + tap.Name + "_" + piece.Name("");

    private static string Sum(RunPiece piece, PoolTap tap) => "sum" + tap.Name + "_" + piece.Name("");
}
