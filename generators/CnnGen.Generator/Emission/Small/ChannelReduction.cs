namespace CnnGen.Generator.Emission;

/// <summary>
/// Reductions over the channels of one pixel. Sums add up in doubles and in one order, four interleaved chains, whatever the vectors' width.
/// </summary>
internal static class ChannelReduction
{
    /// <summary>Vectors a step of the loops over channels.</summary>
    public const int VectorsPerStep = 2;

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
    public static void EmitMax(SourceWriter writer, VectorRun run, string span, string result)
    {
        string keyword = run.Width.Element.Keyword;
        string math = run.Width.Element.MathClass;
        string widest = result + "Lanes";
        bool hasWhole = run.Length >= run.Width.Lanes;
        var tail = new List<RunPiece>();
        if (hasWhole)
        {
            writer.Line($"{run.Width.Type} {widest} = {run.Width.Constant(double.NegativeInfinity)};");
        }

        run.Emit(writer, "c", VectorsPerStep, pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                if (piece.Count == run.Width.Lanes)
                {
                    writer.Line($"{widest} = {run.Width.Class}.MaxNative({widest}, {piece.Load(span)});");
                }
                else
                {
                    tail.Add(piece);
                }
            }
        });

        if (hasWhole)
        {
            writer.Line($"{keyword} {result} = {math}.MaxAcross({widest});");
        }

        foreach (RunPiece piece in tail)
        {
            string across = $"{math}.MaxAcross({piece.Load(span, filler: double.NegativeInfinity)})";
            writer.Line(hasWhole ? $"{result} = Math.Max({result}, {across});" : $"{keyword} {result} = {across};");
            hasWhole = true;
        }
    }

    /// <summary>Declares the chains of a sum.</summary>
    public static void EmitSumStart(SourceWriter writer, string sums) => writer.Line($"Vector256<double> {sums} = Vector256<double>.Zero;");

    /// <summary>Adds a vector's lanes to a sum.</summary>
    public static void EmitAdd(SourceWriter writer, RunPiece piece, string sums, string terms) =>
        writer.Line($"{sums} = {piece.Width.Element.MathClass}.Accumulate({sums}, {terms});");

    /// <summary>The sum of the chains.</summary>
    public static string Total(VectorWidth width, string sums) => $"{width.Element.MathClass}.Total({sums})";
}
