using System.Globalization;
using CnnGen.Race.Racing;
using Spectre.Console;

namespace CnnGen.Race.Reporting;

/// <summary>The columns of the race's table.</summary>
internal static class RaceTable
{
    private static readonly (string Head, Func<HeatResult, string> Text)[] s_columns =
    [
        ("net", static result => result.Heat.Network),
        ("pass", static result => result.Heat.Pass),
        ("batch", static result => Text(result.Heat.Batch, "F0")),
        ("threads", static result => Text(result.Heat.Threads, "F0")),
        ("ours", static result => Time(result.Own.Median)),
        ("p99", static result => Time(result.Own.P99)),
        ("peer's", static result => Time(result.PeerTiming.Median)),
        ("p99", static result => Time(result.PeerTiming.P99)),
        ("ratio", static result => Text(result.Ratio, "F2")),
        ("of best", static result => Text(result.BestRatio, "F2")),
        ("of peak", static result => Text(100 * result.Share, "F0") + "%"),
        ("difference", static result => result.Difference.ToString("0.0e-0", CultureInfo.InvariantCulture)),
        ("allocated", static result => string.Create(CultureInfo.InvariantCulture, $"{result.AllocatedBytes} B, {result.Collections} GC")),
        ("peer", static result => result.Peer),
    ];

    public static string[] Heads { get; } = [.. s_columns.Select(static column => column.Head)];

    public static string[] Row(HeatResult result) => [.. s_columns.Select(column => column.Text(result))];

    public static Table Render(IEnumerable<HeatResult> results)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((string head, int index) in Heads.Select(static (head, index) => (head, index)))
        {
            bool isNumber = index is >= 2 and <= 11;
            table.AddColumn(new TableColumn(head) { NoWrap = true, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (HeatResult result in results)
        {
            table.AddRow([.. Row(result).Select(Markup.Escape)]);
        }

        return table;
    }

    private static string Time(double seconds) => seconds switch
    {
        < 1e-3 => Text(seconds * 1e6, seconds < 1e-4 ? "F2" : "F1") + " us",
        _ => Text(seconds * 1e3, seconds < 1e-1 ? "F2" : "F1") + " ms",
    };

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
