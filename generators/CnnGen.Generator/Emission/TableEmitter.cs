using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Emits a network's layers and the layouts of its parameters as tables.</summary>
internal static class TableEmitter
{
    public static void EmitMembers(SourceWriter writer, NetworkPlan plan)
    {
        writer.Line("public static readonly global::CnnGen.LayerInfo[] Layers =");
        using (writer.List())
        {
            LayerNumbers[] numbers = LayerNumbers.Of(plan);
            for (int i = 0; i < plan.Network.Layers.Count; i++)
            {
                writer.Line($"new global::CnnGen.LayerInfo({Layer(plan.Network, plan.Network.Layers[i], numbers[i])}),");
            }
        }

        writer.Line();
        writer.Line("public static readonly ParameterLayout[] ParameterLayouts =");
        using (writer.List())
        {
            foreach (ParameterPlan parameter in plan.Parameters)
            {
                writer.Line($"new ParameterLayout({Layout(parameter)}),");
            }
        }
    }

    private static string Layer(Network network, ShapedLayer layer, LayerNumbers numbers)
    {
        Shape output = layer.Output;
        string inputs = string.Join(", ", network.InputNames(layer).Select(TextLiteral.Of));
        return FormattableString.Invariant(
            $"{TextLiteral.Of(layer.Layer.Name)}, {TextLiteral.Of(layer.Layer.Kind)}, [{inputs}], {output.Height}, {output.Width}, {output.Channels}, ")
            + FormattableString.Invariant($"{(output.IsFlat ? "true" : "false")}, {numbers.Parameters}, {numbers.MultiplyAdds}L");
    }

    private static string Layout(ParameterPlan parameter)
    {
        (ParameterSpec spec, TensorStorage storage) = (parameter.Parameter.Spec, parameter.Storage);
        return FormattableString.Invariant(
            $"{TextLiteral.Of(parameter.Name)}, Rank: {spec.Axes.Count}, Offset: {parameter.Offset}, Filters: {storage.Filters}, ")
            + FormattableString.Invariant($"FiltersPerGroup: {storage.FiltersPerGroup}, Channels: {storage.Kernel.Channels}, ")
            + FormattableString.Invariant($"Height: {storage.Kernel.Height}, Width: {storage.Kernel.Width}, ")
            + FormattableString.Invariant($"Panel: {storage.Panel}, FanIn: {spec.Initial.FanIn}, FanOut: {spec.Initial.FanOut}, Initial: InitialValues.{spec.Initial.Kind}");
    }
}
