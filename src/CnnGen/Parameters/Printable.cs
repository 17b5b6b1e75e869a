using System.Globalization;
using System.Text;

namespace CnnGen;

/// <summary>Text from a file, made safe for a message: it can neither break the line, nor turn the direction of writing, nor fill the screen.</summary>
/// <remarks>Compiled into the build task, too, and so with what .NET Standard has.</remarks>
internal static class Printable
{
    private const int MaximumLength = 100;

    /// <summary>The text in quotes, shortened, with everything invisible as <c>\uXXXX</c>.</summary>
    public static string Quote(string text) => text.Length > MaximumLength ? $"'{Escape(text.Substring(0, MaximumLength))}...'" : $"'{Escape(text)}'";

    /// <summary>The text with quotes, backslashes and everything invisible as <c>\uXXXX</c>.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in text)
        {
            escaped.Append(IsPlain(c) ? c.ToString() : "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    private static bool IsPlain(char c) => c == ' ' || (c is not ('\'' or '\\') && char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator => false,
        _ => true,
    });
}
