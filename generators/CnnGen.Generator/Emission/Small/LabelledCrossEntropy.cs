using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Cross entropy against one right class a pixel.</summary>
internal sealed record LabelledCrossEntropy(SourceWriter Writer, LossOperation Loss, RunEmitter Run, bool WithGradient)
    : CrossEntropyBody(Writer, Loss, Run, WithGradient)
{
    protected override void EmitTarget() => Writer.Line(Loss.Pixels == 1 ? "int label = labels[0];" : "int label = labels[p];");

    protected override void EmitLoss()
    {
        Writer.Line($"loss += Math.Log(sum) - ({Times(Kept)}((double)xPixel[label] - max)){(Smooths ? " - spread" : "")};");
        using (Writer.Block("if (xPixel.IndexOf(max) == label)"))
        {
            Writer.Line("correct++;");
        }
    }

    protected override void EmitGradient()
    {
        Writer.Line($"{Keyword} factor = ({Keyword})(scale / sum);");
        Run.Emit(Writer, "c", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                string spread = Smooths ? $" - {piece.Width.Class}.Create({Width.Element.Literal(Spread)} * scale)" : "";
                Writer.Line($"{piece.Declare("dx")} ({Exponentials.Of(piece, "dxPixel")} * {piece.Width.Class}.Create(factor)){spread};");
                piece.Store(Writer, piece.Name("dx"), "dxPixel");
            }
        });

        Writer.Line();
        Writer.Line(Smooths ? $"dxPixel[label] -= {Width.Element.Literal(Kept)} * scale;" : "dxPixel[label] -= scale;");
    }
}
