using System.Globalization;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Reporting;

/// <summary>The race's table.</summary>
internal static class RaceReport
{
    private static readonly Column<HeatResult>[] s_columns =
    [
        new("net", static result => result.Heat.Network, IsNumber: false),
        new("pass", static result => result.Heat.Pass, IsNumber: false),
        new("batch", static result => Figures.Text(result.Heat.Batch, "F0")),
        new("threads", static result => Figures.Text(result.Heat.Threads, "F0")),
        new("ours", static result => Figures.Time(result.Own.Median)),
        new("p99", static result => Figures.Time(result.Own.P99)),
        new("peer's", static result => Figures.Time(result.PeerTiming.Median)),
        new("p99", static result => Figures.Time(result.PeerTiming.P99)),
        new("ratio", static result => Figures.Text(result.Ratio, "F2")),
        new("of best", static result => Figures.Text(result.BestRatio, "F2")),
        new("of peak", static result => Figures.Percent(result.Share)),
        new("difference", static result => result.Difference.ToString("0.0e-0", CultureInfo.InvariantCulture)),
        new("allocated", static result => string.Create(CultureInfo.InvariantCulture, $"{result.AllocatedBytes} B, {result.Collections} GC")),
        new("peer", static result => $"{result.Peer} {result.Way}".TrimEnd(), IsNumber: false),
    ];

    public static Section Create(IReadOnlyList<HeatResult> results) => Section.Of(
        "Race",
        "Times of a call. Of the peer's ways the fastest is shown. [The columns](#columns-of-the-race).",
        [.. s_columns[..^1], new Column<HeatResult>("vs. one thread", result => Scaling(result, results)), s_columns[^1]],
        results);

    /// <summary>A row as a line, for those who wait.</summary>
    public static string Line(HeatResult result) => string.Join("  ", s_columns.Select(column => column.Text(result)));

    private static string Scaling(HeatResult result, IReadOnlyList<HeatResult> results)
    {
        Heat alone = result.Heat with { Threads = 1 };
        HeatResult? one = result.Heat == alone ? null : results.FirstOrDefault(other => other.Heat == alone && other.Peer == result.Peer);
        return one is null ? "" : Figures.Text(one.Own.Median / result.Own.Median, "F2");
    }
}
