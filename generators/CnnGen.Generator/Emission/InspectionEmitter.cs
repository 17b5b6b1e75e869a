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
        ILookup<int, Step> steps = plan.Steps.Where(static step => step.Runs(Modes.Inspection)).ToLookup(static step => step.Layer);
        foreach (Step step in steps[-1])
        {
            EmitStep(writer, plan, step);
        }

        var stored = new Shape[plan.Network.Layers.Count];
        for (int i = 0; i < stored.Length; i++)
        {
            ShapedLayer layer = plan.Network.Layers[i];
            foreach (Step step in steps[i])
            {
                EmitStep(writer, plan, step);
            }

            // A flattening without a step leaves the map's order to the dense layer behind it.
            bool keepsOrder = steps[i].All(static step => step.Operation.KeepsOrder);
            stored[i] = !keepsOrder ? layer.Output : layer.Sources[0] < 0 ? layer.Input : stored[layer.Sources[0]];
            writer.Line(
                $"LayerInspection.Show(observer, Tables.Layers[{Affine.Text(i)}], {NameOf(plan, plan.LayerValues[i])}, {Affine.Text(stored[i].Channels)});");
        }
    }

    private static void EmitStep(SourceWriter writer, NetworkPlan plan, Step step)
    {
        writer.Line($"float[] {step.Name} = new float[{Affine.Text(step.Operation.OutputLength)}];{StepShapes.Comment(plan, step)}");
        writer.Line(PassEmitter.Forward(step, step.Inputs.Select(input => NameOf(plan, input)), step.Name, "1"));
    }

    private static string NameOf(NetworkPlan plan, int value) => plan.Resolve(value, Modes.Inspection) switch
    {
        Values.Input => "input",
        int step => plan.Steps[step].Name,
    };
}
