using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits the calls of the loss for one sample: with labels where it takes them and they are there, with targets otherwise.</summary>
internal static class LossCalls
{
    public static void EmitEvaluate(SourceWriter writer, NetworkPlan plan, string values, string keyword) =>
        Emit(writer, plan, keyword, terms => $"loss += Loss.Evaluate({values}, {terms}, ref correct);");

    public static void EmitGradient(SourceWriter writer, NetworkPlan plan, string values, string gradient, string keyword) =>
        Emit(writer, plan, keyword, terms => $"loss += Loss.Gradient({values}, {terms}, lossScale, {gradient}, ref correct);");

    private static void Emit(SourceWriter writer, NetworkPlan plan, string keyword, Func<string, string> call)
    {
        if (!plan.Loss.Function.TakesLabels)
        {
            EmitTargets(writer, plan, keyword, call);
            return;
        }

        using (writer.Block("if (targets.IsEmpty)"))
        {
            EmitLabels(writer, plan, keyword, call);
        }

        using (writer.Block("else"))
        {
            EmitTargets(writer, plan, keyword, call);
        }
    }

    private static void EmitLabels(SourceWriter writer, NetworkPlan plan, string keyword, Func<string, string> call)
    {
        LossOperation loss = plan.Loss;
        if (loss.Function.Kind == LossKind.CrossEntropy)
        {
            writer.Line(call(ForwardValues.OfSample("labels", loss.Pixels)));
            return;
        }

        string labels = ForwardValues.OfSample("labels", loss.Length);
        Place place = plan.Training.Targets;
        if (place.Length == 0)
        {
            writer.Line(call(labels));
            return;
        }

        // As the caller's targets, in the order C, H, W.
        writer.Line($"ReadOnlySpan<int> sampleLabels = {labels};");
        writer.Line($"Span<{keyword}> sampleTargets = {PassEmitter.Slice("scratch", place.Offset, place.Length)};");
        using (writer.Block($"for (int i = 0; i < {Affine.Text(loss.Length)}; i++)"))
        {
            writer.Line($"sampleTargets[i] = sampleLabels[(i % {Affine.Text(loss.Channels)} * {Affine.Text(loss.Pixels)}) + (i / {Affine.Text(loss.Channels)})];");
        }

        writer.Line();
        writer.Line(call("sampleTargets"));
    }

    private static void EmitTargets(SourceWriter writer, NetworkPlan plan, string keyword, Func<string, string> call)
    {
        string targets = ForwardValues.OfSample("targets", plan.Loss.Length);
        Place place = plan.Training.Targets;
        if (place.Length == 0)
        {
            writer.Line(call(targets));
            return;
        }

        // The caller's targets are in the order C, H, W.
        Step order = plan.Steps[plan.Output];
        writer.Line($"Span<{keyword}> sampleTargets = {PassEmitter.Slice("scratch", place.Offset, place.Length)};");
        writer.Line($"{order.KernelClass}.Backward({targets}, sampleTargets);");
        writer.Line(call("sampleTargets"));
    }
}
