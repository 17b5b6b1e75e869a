using System.Text;

namespace CnnGen.Tasks;

/// <summary>
/// Reads JSON as RFC 8259 describes it and nothing beyond, as the library does when it loads a file: no comments, no commas too many, no key twice, no half
/// surrogates. Written out here, as a build task had best bring no assembly that the build's host may have in another version.
/// </summary>
/// <remarks>
/// Values are <see cref="Dictionary{TKey,TValue}"/>, <see cref="List{T}"/>, <see cref="string"/>, <see cref="JsonNumber"/>, <see cref="bool"/> or null.
/// </remarks>
internal sealed class StrictJson
{
    /// <summary>As of the library's reader; it keeps the recursion short.</summary>
    private const int MaxDepth = 64;

    private readonly JsonCursor _cursor;
    private int _depth;

    private StrictJson(JsonCursor cursor) => _cursor = cursor;

    /// <param name="utf8">The whole text.</param>
    /// <exception cref="InvalidDataException">It is no JSON, or has a key twice.</exception>
    public static object? Parse(byte[] utf8)
    {
        JsonCursor cursor = new(Decode(utf8));
        object? value = new StrictJson(cursor).ReadValue();
        cursor.SkipSpace();
        return cursor.IsAtEnd ? value : throw cursor.Invalid();
    }

    private static string Decode(byte[] utf8)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException("its header is not valid UTF-8", failure);
        }
    }

    private object? ReadValue()
    {
        _cursor.SkipSpace();
        return _cursor.Peek() switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => JsonStrings.Read(_cursor),
            't' => ReadWord("true", true),
            'f' => ReadWord("false", false),
            'n' => ReadWord("null", null),
            _ => ReadNumber(),
        };
    }

    private Dictionary<string, object?> ReadObject()
    {
        Dictionary<string, object?> members = new(StringComparer.Ordinal);
        ReadItems("{", '}', () =>
        {
            string key = JsonStrings.Read(_cursor);
            _cursor.SkipSpace();
            _cursor.Expect(":");
            if (members.ContainsKey(key))
            {
                throw new InvalidDataException($"its header has {Printable.Quote(key)} twice");
            }

            members.Add(key, ReadValue());
        });
        return members;
    }

    private List<object?> ReadArray()
    {
        List<object?> values = [];
        ReadItems("[", ']', () => values.Add(ReadValue()));
        return values;
    }

    /// <summary>Reads what stands between brackets, with a comma between each two.</summary>
    private void ReadItems(string begin, char end, Action readItem)
    {
        if (++_depth > MaxDepth)
        {
            throw _cursor.Invalid();
        }

        _cursor.Expect(begin);
        _cursor.SkipSpace();
        if (_cursor.Peek() != end)
        {
            readItem();
            for (_cursor.SkipSpace(); _cursor.Peek() != end; _cursor.SkipSpace())
            {
                _cursor.Expect(",");
                _cursor.SkipSpace();
                readItem();
            }
        }

        _cursor.Take();
        _depth--;
    }

    private JsonNumber ReadNumber()
    {
        string sign = TakeOne(static c => c == '-');
        string whole = ReadDigits();
        string point = TakeOne(static c => c == '.');
        string fraction = point.Length > 0 ? ReadDigits() : "";
        string exponent = TakeOne(static c => c is 'e' or 'E');
        string power = exponent.Length > 0 ? TakeOne(static c => c is '+' or '-') + ReadDigits() : "";
        return whole.Length == 1 || whole[0] != '0' ? new JsonNumber(sign + whole + point + fraction + exponent + power) : throw _cursor.Invalid();
    }

    private string TakeOne(Predicate<char> isOfTheKind) => isOfTheKind(_cursor.Peek()) ? _cursor.Take(1) : "";

    private string ReadDigits() => _cursor.TakeWhile(static c => c is >= '0' and <= '9') is { Length: > 0 } digits ? digits : throw _cursor.Invalid();

    private object? ReadWord(string word, object? value)
    {
        _cursor.Expect(word);
        return value;
    }
}
