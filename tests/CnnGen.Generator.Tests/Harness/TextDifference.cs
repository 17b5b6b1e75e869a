using System.Globalization;
using System.Text;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>What differs between two texts, for a person.</summary>
internal static class TextDifference
{
    private const int Context = 3;
    private const int MaxLines = 60;

    /// <summary>The lines from the first difference to the last, with some around them.</summary>
    public static string Describe(string title, string expected, string actual)
    {
        string[] before = expected.Split('\n');
        string[] after = actual.Split('\n');
        int shorter = Math.Min(before.Length, after.Length);
        int head = 0;
        while (head < shorter && before[head] == after[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"--- {title}, from line {head + 1}\n");
        Append(text, "  ", before[Math.Max(0, head - Context)..head]);
        Append(text, "- ", before[head..(before.Length - tail)]);
        Append(text, "+ ", after[head..(after.Length - tail)]);
        Append(text, "  ", after[(after.Length - tail)..Math.Min(after.Length, after.Length - tail + Context)]);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string mark, string[] lines)
    {
        foreach (string line in lines.Take(MaxLines))
        {
            text.Append(mark).Append(line.Replace("\r", "\\r", StringComparison.Ordinal)).Append('\n');
        }

        if (lines.Length > MaxLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{mark}... {lines.Length - MaxLines} more lines\n");
        }
    }
}
