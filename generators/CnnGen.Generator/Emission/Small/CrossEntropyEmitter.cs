using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>
/// Cross entropy from logits, a term a pixel, with PyTorch's label smoothing: the target is <c>(1 - s) * target + s / classes</c>.
/// </summary>
internal static class CrossEntropyEmitter
{
    public static void EmitMembers(SourceWriter writer, LossPlan plan, ElementType element)
    {
        LossOperation loss = plan.Operation;
        string read = $"ReadOnlySpan<{element.Keyword}>";
        string gradient = $"{element.Keyword} scale, Span<{element.Keyword}> dx, ref int correct";
        writer.Line("// Σ over p of log Σ over c of exp(x[p, c]) - Σ over c of t[p, c] * x[p, c]");
        writer.Line($"// t[p, c] = {Smoothed(loss, "[c = labels[p]]")}");
        ReasonText.EmitComment(writer, plan.Elements.Reason);
        WidthDispatch.Emit(
            writer, new("double", "Evaluate", $"{read} x, ReadOnlySpan<int> labels, ref int correct", "x, labels, ref correct"), plan.Elements, element,
            run => new LabelledCrossEntropy(writer, loss, run, WithGradient: false).EmitBody());

        writer.Line();
        writer.Line("// dx[p, c] = scale * (softmax(x)[p, c] - t[p, c])");
        WidthDispatch.Emit(
            writer, new("double", "Gradient", $"{read} x, ReadOnlySpan<int> labels, {gradient}", "x, labels, scale, dx, ref correct"), plan.Elements, element,
            run => new LabelledCrossEntropy(writer, loss, run, WithGradient: true).EmitBody());

        writer.Line();
        writer.Line($"// The same with t[p, c] = {Smoothed(loss, "targets[p, c]")}");
        WidthDispatch.Emit(
            writer, new("double", "Evaluate", $"{read} x, {read} targets, ref int correct", "x, targets, ref correct"), plan.Elements, element,
            run => new TargetCrossEntropy(writer, loss, run, WithGradient: false).EmitBody());

        writer.Line();
        writer.Line("// dx[p, c] = scale * (softmax(x)[p, c] * Σ over k of t[p, k] - t[p, c])");
        WidthDispatch.Emit(
            writer, new("double", "Gradient", $"{read} x, {read} targets, {gradient}", "x, targets, scale, dx, ref correct"), plan.Elements, element,
            run => new TargetCrossEntropy(writer, loss, run, WithGradient: true).EmitBody());
    }

    private static string Smoothed(LossOperation loss, string target)
    {
        double smoothing = loss.Function.LabelSmoothing;
        return smoothing == 0 ? target : $"{Constants.Text(1 - smoothing)} * {target} + {Constants.Text(smoothing / loss.Channels)}";
    }
}
