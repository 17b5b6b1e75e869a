using System.Text;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>The table of a network's layers, as Keras' <c>model.summary()</c> prints it.</summary>
internal static class SummaryTable
{
    public static string Text(NetworkPlan plan)
    {
        var rows = new List<string[]> { new[] { "Layer", "Kind", "Output", "Parameters", "Multiply-adds" } };
        rows.Add(["input", "Input", plan.Network.Input.Label, "0", "0"]);
        LayerNumbers[] numbers = LayerNumbers.Of(plan);
        for (int i = 0; i < plan.Network.Layers.Count; i++)
        {
            ShapedLayer layer = plan.Network.Layers[i];
            rows.Add([layer.Layer.Name, layer.Layer.Kind, layer.Output.Label, Grouped(numbers[i].Parameters), Grouped(numbers[i].MultiplyAdds)]);
        }

        LayerNumbers total = LayerNumbers.Total(plan);
        rows.Add(["total", "", plan.Network.Output.Label, Grouped(total.Parameters), Grouped(total.MultiplyAdds)]);
        return Print(rows);
    }

    private static string Print(List<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        string rule = new('-', widths.Sum() + (2 * (widths.Length - 1)));
        var text = new StringBuilder();
        for (int i = 0; i < rows.Count; i++)
        {
            if (i == 1 || i == rows.Count - 1)
            {
                text.Append(rule).Append('\n');
            }

            // Names to the left, numbers to the right.
            IEnumerable<string> cells = rows[i].Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Grouped(long number) => number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
