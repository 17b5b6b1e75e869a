using System.Globalization;

namespace FashionMnist;

/// <summary>How numbers look on the terminal and in the reports, whatever the machine's culture.</summary>
internal static class Formats
{
    /// <summary>0.876 as <c>87.6%</c>.</summary>
    public static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:F1}%");

    /// <summary>10000 as <c>10,000</c>.</summary>
    public static string Count(double count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A loss with four decimals; above 10,000 with four digits, as <c>1.016E+17</c>.</summary>
    public static string Loss(double loss) => loss.ToString(Math.Abs(loss) > 1e4 ? "G4" : "F4", CultureInfo.InvariantCulture);

    /// <summary>A duration as <c>1.8 s</c>.</summary>
    public static string Seconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F1} s");

    /// <summary>Seconds that count down: <c>0:42</c>, or <c>1:02:07</c>.</summary>
    public static string Clock(double seconds)
    {
        (long minutes, long second) = Math.DivRem((long)seconds, 60);
        (long hours, long minute) = Math.DivRem(minutes, 60);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours}:{minute:00}:{second:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minute}:{second:00}");
    }
}
