using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits the pass of one sample in which every layer shows its output: the prediction's calls, with memory for each.</summary>
internal static class InspectionEmitter
{
    public const string ClassName = "Inspection";

    public static void EmitMembers(SourceWriter writer, NetworkPlan plan)
    {
        using SourceWriter.BlockScope body = writer.Block(
            "public static void Run(ReadOnlySpan<float> parameters, ReadOnlySpan<float> input, global::CnnGen.LayerObserver observer)");
        string value = "input";
        Shape stored = plan.Network.Input;
        foreach (Step step in plan.Steps.TakeWhile(static step => step.Layer < 0))
        {
            value = EmitStep(writer, plan, step, value);
        }

        for (int i = 0; i < plan.Network.Layers.Count; i++)
        {
            List<Step> steps = [.. plan.Steps.Where(step => step.Layer == i && (step.Modes & Modes.Prediction) != 0)];
            foreach (Step step in steps)
            {
                value = EmitStep(writer, plan, step, value);
            }

            if (!KeepsOrder(plan.Network.Layers[i].Layer, steps))
            {
                stored = plan.Network.Layers[i].Output;
            }

            writer.Line($"LayerInspection.Show(observer, Tables.Layers[{Affine.Text(i)}], {value}, {Affine.Text(stored.Channels)});");
        }
    }

    /// <summary>Whether a layer's output lies in memory as its input does: a flattening without a step leaves the map's order to the dense layer behind it.</summary>
    private static bool KeepsOrder(Layer layer, List<Step> steps) =>
        layer is ActivationLayer or DropoutLayer or SoftmaxLayer || (layer is FlattenLayer && steps.Count == 0);

    /// <summary>The call of a step; returns the name of its output.</summary>
    private static string EmitStep(SourceWriter writer, NetworkPlan plan, Step step, string input)
    {
        string count = step.IsBatched ? ", 1" : "";
        writer.Line($"float[] {step.Name} = new float[{Affine.Text(step.Operation.OutputLength)}];{StepShapes.Comment(plan, step)}");
        writer.Line($"{step.KernelClass}.Forward({input}, {PassEmitter.Weights(step)}{step.Name}{count});");
        return step.Name;
    }
}
