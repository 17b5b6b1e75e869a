using System.Globalization;
using System.Text;

namespace CnnGen.Tasks;

/// <summary>Strings of JSON.</summary>
internal static class JsonStrings
{
    private const int CodeLength = 4;

    /// <summary>Reads a string with its quotes.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is no text.</exception>
    public static string Read(JsonCursor cursor)
    {
        cursor.Expect("\"");
        string plain = cursor.TakeWhile(static c => c is >= ' ' and not ('"' or '\\'));
        if (cursor.TryTake('"'))
        {
            return IsWhole(plain) ? plain : throw HalfSurrogate();
        }

        StringBuilder text = new(plain);
        for (char next = cursor.Take(); next != '"'; next = cursor.Take())
        {
            if (next < ' ')
            {
                throw cursor.Invalid();
            }

            text.Append(next == '\\' ? ReadEscape(cursor) : next);
        }

        string value = text.ToString();
        return IsWhole(value) ? value : throw HalfSurrogate();
    }

    private static InvalidDataException HalfSurrogate() => new("its header has a text with half of a surrogate pair");

    private static char ReadEscape(JsonCursor cursor) => cursor.Take() switch
    {
        '"' => '"',
        '\\' => '\\',
        '/' => '/',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' when ushort.TryParse(cursor.Take(CodeLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code) => (char)code,
        _ => throw cursor.Invalid(),
    };

    /// <summary>Whether every surrogate has its other half.</summary>
    private static bool IsWhole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
