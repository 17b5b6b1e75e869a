namespace CnnGen.Generator.Emission;

/// <summary>The numerators of a softmax over <c>xPixel</c>, less the largest element so that none overflows, and their sum.</summary>
internal static class Exponentials
{
    /// <summary>Declares <c>max</c> and the chains <c>sums</c>, and keeps the channels as <c>x0</c> and the numerators as <c>e0</c> where they stand outside loops.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="run">The channels.</param>
    /// <param name="store">The span that keeps the numerators of loops; null where only their sum is wanted.</param>
    public static void Emit(SourceWriter writer, RunEmitter run, string? store)
    {
        ChannelReduction.EmitMax(writer, run, "xPixel", kept: "x", "max");
        writer.Line();
        ChannelReduction.EmitSumStart(writer, "sums");
        run.Emit(writer, "c", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                string x = piece.IsKept ? piece.Name("x") : piece.Load("xPixel");
                string numerator = $"{piece.Width.Element.MathClass}.Exp({x} - {piece.Width.Class}.Create(max))";
                writer.Line($"{piece.Declare("e")} {piece.InUse(numerator)};");
                if (store is not null && !piece.IsKept)
                {
                    piece.Store(writer, piece.Name("e"), store);
                }

                ChannelReduction.EmitAdd(writer, piece, "sums", piece.Name("e"));
            }
        });
    }

    /// <summary>The numerators of a piece: those that were kept, or else those that were stored.</summary>
    public static string Of(RunPiece piece, string store) => piece.IsKept ? piece.Name("e") : piece.LoadWritable(store);
}
