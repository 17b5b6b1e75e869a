using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Emission;

/// <summary>Emits <c>Parameters</c> and one member a layer with parameters, and the types of those members.</summary>
internal static class ParameterMembers
{
    public static void EmitMembers(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line(GeneratedMark.Attributes);
        writer.Line("public global::CnnGen.ParameterSet Parameters { get; }");
        writer.Line();
        foreach (IGrouping<int, LayerParameter> layer in Layers(plan))
        {
            ShapedLayer shaped = plan.Network.Layers[layer.Key];
            string member = LayerNames.MemberName(shaped.Layer.Name);
            string type = $"global::{GeneratedNamespace.Of(plan.Network.Target, GeneratedNamespace.Parameters)}.{TypeName(member)}";
            writer.Line($"/// <summary>The parameters of {shaped.Layer.Name} ({shaped.Layer.Kind}, {shaped.Input} → {shaped.Output}){(shaped.Layer is LearningLayer { IsTrainable: false } ? ", which are frozen" : "")}.</summary>");
            writer.Line(GeneratedMark.Attributes);
            writer.Line($"public {type} {member} => new {type}(Parameters);");
            writer.Line();
        }
    }

    /// <summary>The type of a layer's member; it has a suffix, as a layer may be called like a member of its type.</summary>
    public static string TypeName(string member) => member + "Parameters";

    public static void EmitTypes(SourceWriter writer, NetworkPlan plan)
    {
        bool isFirst = true;
        foreach (IGrouping<int, LayerParameter> layer in Layers(plan))
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            string name = plan.Network.Layers[layer.Key].Layer.Name;
            string type = TypeName(LayerNames.MemberName(name));
            writer.Line($"/// <summary>The parameters of {name}.</summary>");
            writer.Line(GeneratedMark.Attributes);
            using (writer.Block($"public readonly struct {type}"))
            {
                writer.Line("private readonly global::CnnGen.ParameterSet _parameters;");
                writer.Line();
                writer.Line($"internal {type}(global::CnnGen.ParameterSet parameters) => _parameters = parameters;");
                foreach (LayerParameter parameter in layer)
                {
                    writer.Line();
                    writer.Line($"/// <summary><c>{parameter.Name}</c>: {parameter.Shape}{AxisNames(parameter)}.</summary>");
                    writer.Line($"public global::CnnGen.ParameterTensor {parameter.Spec.Member} => _parameters[{TextLiteral.Of(parameter.Name)}];");
                }
            }
        }
    }

    private static IEnumerable<IGrouping<int, LayerParameter>> Layers(NetworkPlan plan) => LayerParameter.Of(plan.Network).GroupBy(static parameter => parameter.Layer);

    /// <summary>What the axes count, where there are several.</summary>
    private static string AxisNames(LayerParameter parameter) =>
        parameter.Spec.Axes.Count == 1 ? "" : $" ({string.Join(", ", parameter.Spec.Axes.Select(static axis => axis.Name))})";
}
