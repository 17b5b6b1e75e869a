using System.Globalization;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>A tensor of a network's layer, by its name.</summary>
/// <param name="Layer">The index of the layer.</param>
/// <param name="Name">PyTorch's name, as in <c>conv1.weight</c>.</param>
/// <param name="Spec">What it is.</param>
internal sealed record LayerParameter(int Layer, string Name, ParameterSpec Spec)
{
    /// <summary>As in <c>[32, 1, 5, 5]</c>.</summary>
    public string Shape => $"[{string.Join(", ", Spec.Axes.Select(static axis => axis.Length.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Those of all layers, in their order, those of a layer in the order of <see cref="ParameterTable"/>.</summary>
    public static IEnumerable<LayerParameter> Of(Network network) => network.Layers.SelectMany(
        static (shaped, index) => ParameterTable.Of(shaped).Select(spec => new LayerParameter(index, $"{shaped.Layer.Name}.{spec.Suffix}", spec)));
}
