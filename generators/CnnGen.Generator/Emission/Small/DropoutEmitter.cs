using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Inverted dropout whose mask is a function of a key and the element's index, so that the backward pass repeats it and nothing is kept.</summary>
internal static class DropoutEmitter
{
    /// <summary>The hashes: 32 bits.</summary>
    private const double HashRange = 4294967296.0;

    /// <summary>One line with the length and the rate.</summary>
    public static string Summary(DropoutOperation dropout) =>
        $"dropout {Constants.Text(dropout.Rate)}: x[{dropout.Length}] → y[{dropout.Length}]";

    /// <summary>Emits <c>Forward</c> and <c>Backward</c> of one sample; both work in place, too.</summary>
    public static void EmitMembers(SourceWriter writer, DropoutPlan plan, ElementType element)
    {
        DropoutOperation dropout = plan.Operation;
        string parameters = $"ReadOnlySpan<{element.Keyword}> x, Span<{element.Keyword}> y, ulong key";
        double dropped = Math.Round(dropout.Rate * HashRange);
        if (dropped >= HashRange)
        {
            writer.Line("// y[i] = 0: every element is dropped");
            using (writer.Block($"public static void Forward({parameters})"))
            {
                writer.Line($"y.Slice(0, {dropout.Length}).Clear();");
            }
        }
        else
        {
            writer.Line($"// y[i] = hash(key, i) < {(uint)dropped} ? 0 : x[i] / {element.Literal(1 - dropout.Rate)}");
            ReasonText.EmitComment(writer, plan.Elements.Reason);
            WidthDispatch.Emit(
                writer, new("void", "Forward", parameters, "x, y, key"), plan.Elements, element,
                run => EmitBody(writer, dropout, (uint)dropped, run));
        }

        writer.Line();
        writer.Line("// dx[i] = dy[i] under the same mask and scale");
        using (writer.Block($"public static void Backward(ReadOnlySpan<{element.Keyword}> dy, Span<{element.Keyword}> dx, ulong key)"))
        {
            writer.Line("Forward(dy, dx, key);");
        }
    }

    private static void EmitBody(SourceWriter writer, DropoutOperation dropout, uint dropped, RunEmitter run)
    {
        string math = run.Element.MathClass;
        writer.Line($"var keys = new {ElementType.Single.MathClass}.DropoutKey(key);");
        run.Emit(writer, "i", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                string mask = $"{math}.DropoutMask{piece.Width.Suffix}(keys, {piece.Position()}, {dropped}u)";
                string kept = $"{piece.Load("x")} * {piece.Constant(1 / (1 - dropout.Rate))}";
                writer.Line($"{piece.Declare("y")} {piece.Width.Class}.ConditionalSelect({mask}, {piece.Constant(0)}, {kept});");
                piece.Store(writer, piece.Name("y"), "y");
            }
        });
    }
}
