namespace CnnGen.Generator.Emission;

/// <summary>The numerators of a softmax over <c>xPixel</c>, less the largest element so that none overflows, and their sum.</summary>
internal static class Exponentials
{
    /// <summary>Declares <c>max</c> and the chains <c>sums</c>.</summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="run">The channels.</param>
    /// <param name="store">The span that keeps the exponentials; null where only their sum is wanted.</param>
    public static void Emit(SourceWriter writer, VectorRun run, string? store)
    {
        ChannelReduction.EmitMax(writer, run, "xPixel", "max");
        writer.Line();
        ChannelReduction.EmitSumStart(writer, "sums");
        run.Emit(writer, "c", ChannelReduction.VectorsPerStep, pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                // The lanes that are not in use hold -inf, whose exponential adds nothing.
                string x = piece.Load("xPixel", filler: double.NegativeInfinity);
                writer.Line($"{piece.Declare("e")} {piece.Width.Element.MathClass}.Exp({x} - {piece.Width.Class}.Create(max));");
                if (store is not null)
                {
                    piece.Store(writer, piece.Name("e"), store);
                }

                ChannelReduction.EmitAdd(writer, piece, "sums", piece.Name("e"));
            }
        });
    }
}
