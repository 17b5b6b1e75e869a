using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Losses with one term an element: squared, absolute, Huber's, and binary cross entropy.</summary>
internal static class ElementwiseLossEmitter
{
    public static void EmitMembers(SourceWriter writer, LossOperation loss, ElementType element)
    {
        string read = $"ReadOnlySpan<{element.Keyword}>";
        IReadOnlyList<VectorWidth> widths = VectorRun.Widths(element, loss.Length);
        writer.Line($"// Σ over i of {Formula(loss.Function)}");
        WidthDispatch.Emit(
            writer, new("double", "Evaluate", $"{read} x, {read} targets, ref int correct", "x, targets, ref correct"), widths,
            width => EmitBody(writer, loss, width, withGradient: false));

        writer.Line();
        writer.Line($"// dx[i] = scale * {GradientFormula(loss.Function)}");
        WidthDispatch.Emit(
            writer,
            new(
                "double", "Gradient", $"{read} x, {read} targets, {element.Keyword} scale, Span<{element.Keyword}> dx, ref int correct",
                "x, targets, scale, dx, ref correct"),
            widths, width => EmitBody(writer, loss, width, withGradient: true));
    }

    private static void EmitBody(SourceWriter writer, LossOperation loss, VectorWidth width, bool withGradient)
    {
        ChannelReduction.EmitSumStart(writer, "sums");
        new VectorRun(loss.Length, width).Emit(writer, "i", unroll: 1, pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                string x = piece.Name("x");
                string t = piece.Name("t");
                writer.Line($"{piece.Declare("x")} {piece.Load("x")};");
                writer.Line($"{piece.Declare("t")} {piece.Load("targets")};");
                if (loss.Function.Kind != LossKind.BinaryCrossEntropy)
                {
                    writer.Line($"{piece.Declare("d")} {x} - {t};");
                }

                ChannelReduction.EmitAdd(writer, piece, "sums", InUse(piece, Term(loss.Function, piece)));
                if (withGradient)
                {
                    writer.Line($"{piece.Declare("dx")} {Gradient(loss.Function, piece)};");
                    piece.Store(writer, piece.Name("dx"), "dx");
                }
            }
        });

        writer.Line();
        writer.Line($"return {ChannelReduction.Total(width, "sums")};");
    }

    private static string Term(LossFunction loss, RunPiece piece)
    {
        string vector = piece.Width.Class;
        string math = piece.Width.Element.MathClass;
        string x = piece.Name("x");
        string d = piece.Name("d");
        string least = $"{vector}.MinNative({piece.Constant(loss.Delta)}, {vector}.Abs({d}))";
        return loss.Kind switch
        {
            LossKind.MeanSquaredError => $"{d} * {d}",
            LossKind.MeanAbsoluteError => $"{vector}.Abs({d})",
            LossKind.Huber => $"{least} * ({vector}.Abs({d}) - ({piece.Constant(0.5)} * {least}))",
            LossKind.BinaryCrossEntropy =>
                $"((({piece.Constant(1)} - {piece.Name("t")}) * {x}) + {vector}.MaxNative({piece.Constant(0)}, -{x})) "
                + $"+ {math}.Log1p({math}.Exp(-{vector}.Abs({x})))",
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Kind, "No such loss."),
        };
    }

    private static string Gradient(LossFunction loss, RunPiece piece)
    {
        string vector = piece.Width.Class;
        string scale = $"{vector}.Create(scale)";
        string zero = piece.Constant(0);
        string d = piece.Name("d");
        return loss.Kind switch
        {
            LossKind.MeanSquaredError => $"{piece.Constant(2)} * {d} * {scale}",
            LossKind.MeanAbsoluteError =>
                $"{vector}.ConditionalSelect({vector}.GreaterThan({d}, {zero}), {scale}, "
                + $"{vector}.ConditionalSelect({vector}.LessThan({d}, {zero}), -{scale}, {zero}))",
            LossKind.Huber => $"{vector}.MinNative({piece.Constant(loss.Delta)}, {vector}.MaxNative({piece.Constant(-loss.Delta)}, {d})) * {scale}",
            LossKind.BinaryCrossEntropy => $"({piece.Width.Element.MathClass}.Sigmoid({piece.Name("x")}) - {piece.Name("t")}) * {scale}",
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Kind, "No such loss."),
        };
    }

    /// <summary>Terms with zeros in the lanes that are not in use, whose elements are zeros: all but binary cross entropy's are zero there already.</summary>
    private static string InUse(RunPiece piece, string terms)
    {
        if (!piece.IsPartial)
        {
            return terms;
        }

        IEnumerable<string> mask = Enumerable.Range(0, piece.Width.Lanes).Select(lane => piece.Width.Element.Literal(lane < piece.Count ? 1 : 0));
        return $"({terms}) * {piece.Width.Class}.Create({string.Join(", ", mask)})";
    }

    private static string Formula(LossFunction loss) => loss.Kind switch
    {
        LossKind.MeanSquaredError => "(x[i] - t[i])^2",
        LossKind.MeanAbsoluteError => "|x[i] - t[i]|",
        LossKind.Huber => $"m * (|d| - m / 2), d = x[i] - t[i], m = min({Constants.Text(loss.Delta)}, |d|)",
        LossKind.BinaryCrossEntropy => "(1 - t[i]) * x[i] + max(0, -x[i]) + log(1 + exp(-|x[i]|))",
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Kind, "No such loss."),
    };

    private static string GradientFormula(LossFunction loss) => loss.Kind switch
    {
        LossKind.MeanSquaredError => "2 * (x[i] - t[i])",
        LossKind.MeanAbsoluteError => "sign(x[i] - t[i])",
        LossKind.Huber => $"min({Constants.Text(loss.Delta)}, max(-{Constants.Text(loss.Delta)}, x[i] - t[i]))",
        LossKind.BinaryCrossEntropy => "(sigmoid(x[i]) - t[i])",
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Kind, "No such loss."),
    };
}
