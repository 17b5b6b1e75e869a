using System.Globalization;
using System.Text;

namespace CnnGen;

/// <summary>Text from a file, made safe for a message: it can neither break the line, nor turn the direction of writing, nor fill the screen.</summary>
internal static class Printable
{
    private const int MaximumLength = 100;

    /// <summary>The text in quotes, shortened, with everything invisible as <c>\uXXXX</c>.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("'");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, MaximumLength)))
        {
            quoted.Append(IsPlain(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"));
        }

        return quoted.Append(text.Length > MaximumLength ? "...'" : "'").ToString();
    }

    private static bool IsPlain(char c) => c == ' ' || (c is not ('\'' or '\\') && char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator => false,
        _ => true,
    });
}
