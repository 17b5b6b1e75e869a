using System.Globalization;

namespace CnnGen.Race.Reporting;

/// <summary>Figures as text, the same on every machine.</summary>
internal static class Figures
{
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => Text(seconds * 1e6, seconds < 1e-4 ? "F2" : "F1") + " us",
        < 1 => Text(seconds * 1e3, seconds < 1e-1 ? "F2" : "F1") + " ms",
        _ => Text(seconds, "F2") + " s",
    };

    public static string Bytes(double bytes) => bytes switch
    {
        < 10 * 1024 => Text(bytes, "N0") + " B",
        < 10 * 1024 * 1024 => Text(bytes / 1024, "N0") + " KB",
        _ => Text(bytes / 1024 / 1024, "N1") + " MB",
    };

    public static string Percent(double share) => Text(100 * share, "F0") + "%";

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
