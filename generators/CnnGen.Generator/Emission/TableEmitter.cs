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
                writer.Line($"new global::CnnGen.LayerInfo({Layer(plan.Network.Layers[i], numbers[i])}),");
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

    private static string Layer(ShapedLayer layer, LayerNumbers numbers)
    {
        Shape output = layer.Output;
        return FormattableString.Invariant(
            $"{TextLiteral.Of(layer.Layer.Name)}, {TextLiteral.Of(layer.Layer.Kind)}, {output.Height}, {output.Width}, {output.Channels}, ")
            + FormattableString.Invariant($"{(output.IsFlat ? "true" : "false")}, {numbers.Parameters}, {numbers.MultiplyAdds}L");
    }

    private static string Layout(ParameterPlan parameter)
    {
        WeightedOperation operation = parameter.Operation;
        int rank = parameter.IsBias ? 1 : operation is DenseOperation ? 2 : 4;
        Shape kernel = parameter.IsBias ? Shape.Spatial(1, 1, 1) : operation.Kernel;
        return FormattableString.Invariant(
            $"{TextLiteral.Of(parameter.Name)}, Rank: {rank}, Offset: {parameter.Offset}, Filters: {operation.Filters}, ")
            + FormattableString.Invariant($"FiltersPerGroup: {operation.StorageFilters}, Channels: {kernel.Channels}, Height: {kernel.Height}, Width: {kernel.Width}, ")
            + FormattableString.Invariant($"Panel: {operation.Panel}, FanIn: {operation.FanIn}, FanOut: {operation.FanOut}");
    }
}
