using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>What the two forms of cross entropy share: the loop over pixels, the stable sum of exponentials, and the smoothing's part of the loss.</summary>
/// <param name="Writer">Receives the body.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Run">The channels of a pixel.</param>
/// <param name="WithGradient">Whether <c>dx</c> is written.</param>
internal abstract record CrossEntropyBody(SourceWriter Writer, LossOperation Loss, RunEmitter Run, bool WithGradient)
{
    protected VectorWidth Width => Run.Width;

    protected string Keyword => Width.Element.Keyword;

    protected bool Smooths => Loss.Function.LabelSmoothing != 0;

    /// <summary>What smoothing leaves of a target.</summary>
    protected double Kept => 1 - Loss.Function.LabelSmoothing;

    /// <summary>What smoothing gives to every class.</summary>
    protected double Spread => Loss.Function.LabelSmoothing / Loss.Channels;

    public void EmitBody()
    {
        Writer.Line("double loss = 0;");
        using (ChannelReduction.PixelLoop(Writer, Loss.Pixels))
        {
            Writer.Line($"ReadOnlySpan<{Keyword}> xPixel = {Slice("x")};");
            if (WithGradient)
            {
                Writer.Line($"Span<{Keyword}> dxPixel = {Slice("dx")};");
            }

            EmitTarget();
            Exponentials.Emit(Writer, Run, WithGradient ? "dxPixel" : null);
            Writer.Line($"double sum = {ChannelReduction.Total(Width, "sums")};");
            if (Smooths)
            {
                Writer.Line();
                EmitSum("logits", piece => piece.Load("xPixel"));
                Writer.Line($"double spread = {ElementType.Double.Literal(Spread)} * ({ChannelReduction.Total(Width, "logits")} - ({Loss.Channels} * (double)max));");
            }

            Writer.Line();
            EmitLoss();
            if (WithGradient)
            {
                Writer.Line();
                EmitGradient();
            }
        }

        Writer.Line();
        Writer.Line("return loss;");
    }

    /// <summary>Declares what the pixel ought to be.</summary>
    protected abstract void EmitTarget();

    /// <summary>Adds the pixel's term to <c>loss</c>, and counts it.</summary>
    protected abstract void EmitLoss();

    /// <summary>Turns the exponentials in <c>dxPixel</c> into the gradient.</summary>
    protected abstract void EmitGradient();

    protected string Slice(string span) => ChannelReduction.PixelSlice(span, Loss.Pixels, Loss.Channels);

    /// <summary>Sums terms over the channels, in chains of the given name.</summary>
    protected void EmitSum(string sums, Func<RunPiece, string> terms)
    {
        ChannelReduction.EmitSumStart(Writer, sums);
        Run.Emit(Writer, "c", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                ChannelReduction.EmitAdd(Writer, piece, sums, terms(piece));
            }
        });
    }

    /// <summary>A factor in double arithmetic: nothing where it is 1.</summary>
    protected static string Times(double factor) => factor == 1 ? "" : ElementType.Double.Literal(factor) + " * ";
}
