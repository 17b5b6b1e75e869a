namespace CnnGen.Generator.Emission;

/// <summary>
/// Reductions over the channels of one pixel. Sums add up in doubles and in one order, four interleaved chains, whatever the vectors' width.
/// </summary>
internal static class ChannelReduction
{
    /// <summary>Opens the loop over pixels; for a single pixel there is none.</summary>
    public static IDisposable? PixelLoop(SourceWriter writer, int pixels) =>
        pixels == 1 ? null : writer.Block($"for (int p = 0; p < {pixels}; p++)");

    /// <summary>The slice that holds a pixel's channels.</summary>
    public static string PixelSlice(string span, int pixels, int channels)
    {
        Position p = pixels == 1 ? new Position(null) : new Position("p");
        return $"{span}.Slice({OffsetExpression.Zero.Plus(p, channels)}, {channels})";
    }

    /// <summary>Declares <paramref name="result"/> as the largest element of a run.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="run">The channels.</param>
    /// <param name="span">Holds them.</param>
    /// <param name="kept">The stem of the variables that keep the pieces outside loops.</param>
    /// <param name="result">The variable.</param>
    public static void EmitMax(SourceWriter writer, RunEmitter run, string span, string kept, string result)
    {
        string widest = result + "Lanes";
        bool isDeclared = false;
        if (run.HasLoop)
        {
            writer.Line($"{run.Width.Type} {widest} = {run.Width.Constant(double.NegativeInfinity)};");
            isDeclared = true;
        }

        run.Emit(writer, "c", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                string value = piece.Load(span);
                if (piece.IsKept)
                {
                    writer.Line($"{piece.Declare(kept)} {piece.LoadRepeating(span)};");
                    value = piece.Name(kept);
                }

                string larger = isDeclared ? $"{run.Width.Class}.MaxNative({widest}, {value})" : value;
                writer.Line($"{(isDeclared ? "" : run.Width.Type + " ")}{widest} = {larger};");
                isDeclared = true;
            }
        });

        writer.Line($"{run.Width.Element.Keyword} {result} = {run.Width.Element.MathClass}.MaxAcross({widest});");
    }

    /// <summary>Declares the chains of a sum.</summary>
    public static void EmitSumStart(SourceWriter writer, string sums) => writer.Line($"Vector256<double> {sums} = Vector256<double>.Zero;");

    /// <summary>Adds a vector's lanes to a sum.</summary>
    public static void EmitAdd(SourceWriter writer, RunPiece piece, string sums, string terms) =>
        writer.Line($"{sums} = {piece.Width.Element.MathClass}.Accumulate({sums}, {terms});");

    /// <summary>The sum of the chains.</summary>
    public static string Total(VectorWidth width, string sums) => $"{width.Element.MathClass}.Total({sums})";
}
