using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Cross entropy against a probability of every class; the right class is the first of the most probable ones.</summary>
internal sealed record TargetCrossEntropy(SourceWriter Writer, LossOperation Loss, RunEmitter Run, bool WithGradient)
    : CrossEntropyBody(Writer, Loss, Run, WithGradient)
{
    protected override void EmitTarget() => Writer.Line($"ReadOnlySpan<{Keyword}> tPixel = {Slice("targets")};");

    protected override void EmitLoss()
    {
        EmitSum("targetSums", piece => piece.Load("tPixel"));
        EmitSum("products", piece => $"{piece.Load("tPixel")} * ({piece.Load("xPixel")} - {piece.Width.Class}.Create(max))");
        string smoothed = Smooths ? " + " + ElementType.Double.Literal(Loss.Function.LabelSmoothing) : "";
        Writer.Line($"double weight = {Times(Kept)}{ChannelReduction.Total(Width, "targetSums")}{smoothed};");
        Writer.Line($"loss += (weight * Math.Log(sum)) - ({Times(Kept)}{ChannelReduction.Total(Width, "products")}){(Smooths ? " - spread" : "")};");
        Writer.Line();
        ChannelReduction.EmitMax(Writer, Run, "tPixel", kept: "t", "largest");
        using (Writer.Block("if (xPixel.IndexOf(max) == tPixel.IndexOf(largest))"))
        {
            Writer.Line("correct++;");
        }
    }

    protected override void EmitGradient()
    {
        Writer.Line($"{Keyword} factor = ({Keyword})(scale * weight / sum);");
        Run.Emit(Writer, "c", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                string vector = piece.Width.Class;
                string target = $"({piece.Load("tPixel")} * {vector}.Create({(Smooths ? Width.Element.Literal(Kept) + " * " : "")}scale))";
                string spread = Smooths ? $" - {vector}.Create({Width.Element.Literal(Spread)} * scale)" : "";
                Writer.Line($"{piece.Declare("dx")} ({Exponentials.Of(piece, "dxPixel")} * {vector}.Create(factor)) - {target}{spread};");
                piece.Store(Writer, piece.Name("dx"), "dxPixel");
            }
        });
    }
}
