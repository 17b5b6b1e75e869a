using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Losses with one term an element: squared, absolute, Huber's, and binary cross entropy.</summary>
internal static class ElementwiseLossEmitter
{
    /// <param name="writer">Receives the methods.</param>
    /// <param name="plan">The loss.</param>
    /// <param name="element">What the kernels compute in.</param>
    /// <param name="ofSigmoid">Whether the network's outputs are the sigmoid of what the loss starts from, so that it is they which are on a side of one half.</param>
    public static void EmitMembers(SourceWriter writer, LossPlan plan, ElementType element, bool ofSigmoid)
    {
        LossOperation loss = plan.Operation;
        writer.Line($"// Σ over i of {Formula(loss.Function)}");
        ReasonText.EmitComment(writer, plan.Elements.Reason);
        if (loss.Function.TakesLabels)
        {
            writer.Line($"// correct: on its label's side of one half, {(ofSigmoid ? "sigmoid(x[i]) >= 0.5" : "x[i] >= 0")} where t[i] >= 0.5");
            EmitMethods(writer, new Body(plan, element, ofSigmoid, TakesLabels: true));
            writer.Line();
            writer.Line("// The same with probabilities for labels");
        }

        EmitMethods(writer, new Body(plan, element, ofSigmoid, TakesLabels: false));
    }

    private static void EmitMethods(SourceWriter writer, Body body)
    {
        string keyword = body.Element.Keyword;
        string values = body.TakesLabels ? $"ReadOnlySpan<{keyword}> x, ReadOnlySpan<int> labels" : $"ReadOnlySpan<{keyword}> x, ReadOnlySpan<{keyword}> targets";
        string names = body.TakesLabels ? "x, labels" : "x, targets";
        WidthDispatch.Emit(
            writer, new("double", "Evaluate", $"{values}, ref int correct", $"{names}, ref correct"), body.Plan.Elements, body.Element,
            run => EmitBody(writer, body, run, withGradient: false));

        writer.Line();
        writer.Line($"// dx[i] = scale * {GradientFormula(body.Loss.Function)}");
        WidthDispatch.Emit(
            writer, new("double", "Gradient", $"{values}, {keyword} scale, Span<{keyword}> dx, ref int correct", $"{names}, scale, dx, ref correct"),
            body.Plan.Elements, body.Element, run => EmitBody(writer, body, run, withGradient: true));
    }

    private static void EmitBody(SourceWriter writer, Body body, RunEmitter run, bool withGradient)
    {
        LossOperation loss = body.Loss;
        ChannelReduction.EmitSumStart(writer, "sums");
        run.Emit(writer, "i", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                string x = piece.Name("x");
                string t = piece.Name("t");
                writer.Line($"{piece.Declare("x")} {piece.Load("x")};");
                writer.Line($"{piece.Declare("t")} {(body.TakesLabels ? piece.LoadIntegers("labels") : piece.Load("targets"))};");
                if (!loss.Function.TakesLabels)
                {
                    writer.Line($"{piece.Declare("d")} {x} - {t};");
                }
                else if (withGradient || body.OfSigmoid)
                {
                    writer.Line($"{piece.Declare("p")} {piece.Width.Element.MathClass}.Sigmoid({x});");
                }

                string terms = Term(loss.Function, piece);
                terms = piece.IsPartial ? $"({terms})" : terms;

                // Elements that are not in use are zeros, of which no term but one of binary cross entropy is other than zero.
                ChannelReduction.EmitAdd(writer, piece, "sums", piece.InUse(terms));
                if (loss.Function.TakesLabels)
                {
                    EmitCount(writer, piece, body.OfSigmoid);
                }

                if (withGradient)
                {
                    writer.Line($"{piece.Declare("dx")} {Gradient(loss.Function, piece)};");
                    piece.Store(writer, piece.Name("dx"), "dx");
                }
            }
        });

        writer.Line();
        writer.Line($"return {ChannelReduction.Total(run.Width, "sums")};");
    }

    /// <summary>Counts the lanes in which output and label are on one side.</summary>
    private static void EmitCount(SourceWriter writer, RunPiece piece, bool ofSigmoid)
    {
        string vector = piece.Width.Class;
        string output = $"{vector}.GreaterThanOrEqual({(ofSigmoid ? $"{piece.Name("p")}, {piece.Constant(0.5)}" : $"{piece.Name("x")}, {piece.Constant(0)}")})";
        string label = $"{vector}.GreaterThanOrEqual({piece.Name("t")}, {piece.Constant(0.5)})";
        string inUse = piece.IsPartial ? FormattableString.Invariant($" & {(1 << piece.Count) - 1}u") : "";
        writer.Line($"correct += global::System.Numerics.BitOperations.PopCount({vector}.ExtractMostSignificantBits(~({output} ^ {label})){inUse});");
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
            LossKind.BinaryCrossEntropy => $"({piece.Name("p")} - {piece.Name("t")}) * {scale}",
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Kind, "No such loss."),
        };
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

    /// <summary>What the methods of one kind of targets have in common.</summary>
    private sealed record Body(LossPlan Plan, ElementType Element, bool OfSigmoid, bool TakesLabels)
    {
        public LossOperation Loss => Plan.Operation;
    }
}
