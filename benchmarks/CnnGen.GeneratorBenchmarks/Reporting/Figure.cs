using System.Globalization;
using CnnGen.GeneratorBenchmarks.Measuring;

namespace CnnGen.GeneratorBenchmarks.Reporting;

/// <summary>Figures as text.</summary>
internal static class Figure
{
    public static string Whole(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Time(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "F1" : "F0", CultureInfo.InvariantCulture);

    /// <summary>The median, and the least in parentheses.</summary>
    public static string Time(Sample sample) => $"{Time(sample.Median)} ({Time(sample.Least)})";

    /// <summary>The same beside the aim that the median keeps or misses.</summary>
    public static string Time(Sample sample, double? aim) => aim is { } most
        ? string.Create(CultureInfo.InvariantCulture, $"{Time(sample)} {(sample.Median < most ? "<" : "MISSES")} {most}")
        : Time(sample);

    /// <summary>The share of each width in a whole that also holds what has no width.</summary>
    public static string Shares(IReadOnlyDictionary<int, int> parts, int whole) =>
        string.Join(" / ", EmittedSize.Widths.Select(width => (100.0 * parts[width] / whole).ToString("F0", CultureInfo.InvariantCulture) + "%"));
}
