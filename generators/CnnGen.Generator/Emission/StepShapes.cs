using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>The shape behind a step, as a comment; none where a layer takes several steps and this one has another shape.</summary>
internal static class StepShapes
{
    public static string Comment(NetworkPlan plan, Step step)
    {
        if (step.Layer < 0)
        {
            return "";
        }

        Shape shape = plan.Network.Layers[step.Layer].Output;
        return shape.IsFlat || shape.Length != step.Operation.OutputLength ? "" : FormattableString.Invariant($" // [{shape.Height}, {shape.Width}, {shape.Channels}]");
    }
}
