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
    public static void Emit(SourceWriter writer, RunPiece piece, PoolTap tap, string gradient, bool accumulates)
    {
        if (!accumulates && !piece.IsPartial)
        {
            piece.Store(writer, gradient, tap.InputGradient, tap.Shift);
            return;
        }

        string name = "dx" + tap.Name + "_" + piece.Name("");
        if (!piece.IsPartial)
        {
            writer.Line($"Span<{piece.Width.Element.Keyword}> {name} = {tap.InputGradient}.Slice({piece.Position(tap.Shift)}, {piece.Count});");
            writer.Line($"({piece.Width.Class}.Create<{piece.Width.Element.Keyword}>({name}) + {gradient}).CopyTo({name});");
            return;
        }

        string value = accumulates ? $"{piece.LoadWritable(tap.InputGradient, tap.Shift)} + {gradient}" : gradient;
        writer.Line($"{piece.Width.Type} {name} = {value};");
        piece.Store(writer, name, tap.InputGradient, tap.Shift);
    }
}
