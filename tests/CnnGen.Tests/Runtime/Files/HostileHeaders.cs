using System.Text;
using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>Long headers that are made to cost time and memory, each of the bytes that are asked for or a little more.</summary>
internal static class HostileHeaders
{
    public static IReadOnlyList<(string Name, Func<int, string> Header)> All { get; } =
    [
        ("axes", static length => Header.Replace("[2,3]", $"[{Repeat("1,", length)}1]")),
        ("offsets", static length => Header.Replace("[0,24]", $"[{Repeat("0,", length)}24]")),
        ("digits", static length => Header.Replace("[2,3]", $"[{Repeat("1", length)}]")),
        ("fraction", static length => Header.Replace("[2,3]", $"[1.{Repeat("1", length)}]")),
        ("type", static length => Header.Replace("\"F32\",\"shape\":[2,3]", $"\"{Repeat("F", length)}\",\"shape\":[2,3]")),
        ("name", static length => $"{{\"{Repeat("x", length)}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}}}"),
        ("escaped name", static length => $"{{\"{Repeat("\\u0061", length)}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}}}"),
        ("names", static length => $"{{{Numbered("\"n{0}\":1,", length)}{Header[1..]}"),
        ("tensors", static length => $"{{{Numbered("\"n{0}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}},", length)}{Header[1..]}"),
        ("metadata", static length => $"{{\"__metadata__\":{{{Numbered("\"{0}\":\"\",", length)}\"\":\"\"}},{Header[1..].Replace("a.bias", "b")}"),
        ("unknown fields", static length => Header.Replace("\"F32\",\"shape\":[2,3]", $"\"F16\",{Numbered("\"{0}\":0,", length)}\"shape\":[2,3]")),
        ("empty objects", static length => Header.Replace("\"F32\",\"shape\":[2,3]", $"\"F16\",\"x\":[{Repeat("{},", length)}0],\"shape\":[2,3]")),
        ("empty arrays", static length => Header.Replace("\"F32\",\"shape\":[2,3]", $"\"F16\",\"x\":[{Repeat("[],", length)}0],\"shape\":[2,3]")),
        ("texts", static length => Header.Replace("\"F32\",\"shape\":[2,3]", $"\"F16\",\"x\":[{Repeat("\"\",", length)}0],\"shape\":[2,3]")),
        ("objects with a key", static length => Header.Replace("\"F32\",\"shape\":[2,3]", $"\"F16\",\"x\":[{Repeat("{\"\":0},", length)}0],\"shape\":[2,3]")),
        ("depth", static length => Header.Replace("\"F32\",\"shape\":[2,3]", $"\"F16\",\"x\":{Repeat("[", length)}")),
        ("spaces", static length => $"{{{Repeat(" ", length)}{Header[1..].Replace("F32", "F16")}"),
    ];

    private static string Repeat(string text, int length) => new StringBuilder().Insert(0, text, (length / text.Length) + 1).ToString();

    /// <summary>A text again and again, with a number that counts.</summary>
    private static string Numbered(string format, int length)
    {
        StringBuilder text = new();
        for (int i = 0; text.Length < length; i++)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, format, i);
        }

        return text.ToString();
    }
}
