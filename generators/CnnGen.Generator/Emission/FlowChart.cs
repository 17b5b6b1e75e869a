using System.Globalization;
using System.Text;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>A network as a Mermaid flowchart: a node a layer, an edge from each layer to every one that reads it.</summary>
internal static class FlowChart
{
    public static string Text(NetworkPlan plan)
    {
        var text = new StringBuilder("flowchart TD\n");
        text.Append($"    {Node(0)}[\"{LayerNames.Input}<br/>{plan.Network.Input.Label}\"]\n");
        LayerNumbers[] numbers = LayerNumbers.Of(plan);
        for (int i = 0; i < plan.Network.Layers.Count; i++)
        {
            ShapedLayer layer = plan.Network.Layers[i];
            text.Append($"    {Node(layer.Sources[0] + 1)} --> {Node(i + 1)}[\"{Label(layer, numbers[i].Parameters)}\"]\n");
            foreach (int source in layer.Sources.Skip(1))
            {
                text.Append($"    {Node(source + 1)} --> {Node(i + 1)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// Text inside a quoted label, as Mermaid's character codes but for letters and digits: a quote would end the label, and what Markdown knows
    /// (<c>_a_</c>, <c>1.</c>) would become something else.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(char.IsLetterOrDigit(c) ? c.ToString() : $"#{((int)c).ToString(CultureInfo.InvariantCulture)};");
        }

        return escaped.ToString();
    }

    /// <summary>A layer's name may be a word of Mermaid's, as <c>end</c> is; its number is none.</summary>
    private static string Node(int index) => "layer" + Affine.Text(index);

    private static string Label(ShapedLayer layer, long parameters) => $"{Escape(layer.Layer.Name)} ({layer.Layer.Kind})<br/>{layer.Output.Label}{Count(parameters)}";

    private static string Count(long parameters) => parameters switch
    {
        0 => "",
        1 => "<br/>1 parameter",
        _ => $"<br/>{parameters.ToString("#,0", CultureInfo.InvariantCulture)} parameters",
    };
}
