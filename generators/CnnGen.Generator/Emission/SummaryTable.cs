using System.Text;
using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>
/// The table of a network's layers, as Keras' <c>model.summary()</c> prints it. Where a layer does not read the one above, and nothing else, the last column names
/// what it reads; a chain has no such column. Where layers are frozen, the total has two rows below it: what is trained, and what is not.
/// </summary>
internal static class SummaryTable
{
    public static string Text(NetworkPlan plan)
    {
        Network network = plan.Network;
        string[] inputs = [.. network.Layers.Select((layer, i) => layer.Sources.SequenceEqual([i - 1]) ? "" : string.Join(", ", network.InputNames(layer)))];
        List<string[]> rows =
        [
            ["Layer", "Kind", "Output", "Parameters", "Multiply-adds", inputs.All(static names => names.Length == 0) ? "" : "Inputs"],
            [LayerNames.Input, "Input", network.Input.Label, "0", "0", ""],
        ];
        LayerNumbers[] numbers = LayerNumbers.Of(plan);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            ShapedLayer layer = network.Layers[i];
            rows.Add([layer.Layer.Name, layer.Layer.Kind, layer.Output.Label, Grouped(numbers[i].Parameters), Grouped(numbers[i].MultiplyAdds), inputs[i]]);
        }

        int totals = rows.Count;
        LayerNumbers total = LayerNumbers.Total(plan);
        rows.Add(["total", "", network.Output.Label, Grouped(total.Parameters), Grouped(total.MultiplyAdds), ""]);
        if (total.Frozen > 0)
        {
            rows.Add(["trainable", "", "", Grouped(total.Parameters - total.Frozen), "", ""]);
            rows.Add(["frozen", "", "", Grouped(total.Frozen), "", ""]);
        }

        return Print(rows, totals);
    }

    /// <param name="rows">All rows.</param>
    /// <param name="totals">The first one below the second rule.</param>
    private static string Print(List<string[]> rows, int totals)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];

        // Names to the left, numbers to the right.
        string[] lines =
        [
            .. rows.Select(row => string.Join("  ", row.Select((cell, column) => column is 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd()),
        ];
        string rule = new('-', lines.Max(static line => line.Length));
        var text = new StringBuilder();
        for (int i = 0; i < lines.Length; i++)
        {
            if (i == 1 || i == totals)
            {
                text.Append(rule).Append('\n');
            }

            text.Append(lines[i]).Append('\n');
        }

        return text.ToString();
    }

    private static string Grouped(long number) => number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
