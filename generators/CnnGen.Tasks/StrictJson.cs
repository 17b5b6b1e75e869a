using System.Globalization;
using System.Text;

namespace CnnGen.Tasks;

/// <summary>
/// Reads JSON as RFC 8259 describes it and nothing beyond, as the library does when it loads a file: no comments, no commas too many, no key twice, no half
/// surrogates. Written out here, as a build task had best bring no assembly that the build's host may have in another version.
/// </summary>
/// <remarks>Values are <see cref="Dictionary{TKey,TValue}"/>, <see cref="List{T}"/>, <see cref="string"/>, <see cref="JsonNumber"/>, <see cref="bool"/> or null.</remarks>
internal sealed class StrictJson
{
    /// <summary>As of the library's reader; it keeps the recursion short.</summary>
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _position;
    private int _depth;

    private StrictJson(string text) => _text = text;

    /// <param name="utf8">The whole text.</param>
    /// <exception cref="InvalidDataException">It is no JSON, or has a key twice.</exception>
    public static object? Parse(byte[] utf8)
    {
        StrictJson json = new(Decode(utf8));
        object? value = json.ReadValue();
        json.SkipSpace();
        return json._position == json._text.Length ? value : throw json.Invalid();
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
        SkipSpace();
        return Peek() switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => ReadString(),
            't' => ReadWord("true", true),
            'f' => ReadWord("false", false),
            'n' => ReadWord("null", null),
            _ => ReadNumber(),
        };
    }

    private Dictionary<string, object?> ReadObject()
    {
        Dictionary<string, object?> members = new(StringComparer.Ordinal);
        ReadItems('}', () =>
        {
            string key = ReadString();
            SkipSpace();
            Expect(':');
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
        ReadItems(']', () => values.Add(ReadValue()));
        return values;
    }

    /// <summary>Reads what stands between brackets, with a comma between each two.</summary>
    private void ReadItems(char end, Action readItem)
    {
        if (++_depth > MaxDepth)
        {
            throw Invalid();
        }

        _position++;
        SkipSpace();
        if (Peek() != end)
        {
            readItem();
            for (SkipSpace(); Peek() != end; SkipSpace())
            {
                Expect(',');
                SkipSpace();
                readItem();
            }
        }

        _position++;
        _depth--;
    }

    private string ReadString()
    {
        Expect('"');
        StringBuilder text = new();
        for (char next = Take(); next != '"'; next = Take())
        {
            if (next < ' ')
            {
                throw Invalid();
            }

            text.Append(next == '\\' ? ReadEscape() : next);
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (char.IsSurrogate(text[i]) && !isPair)
            {
                throw new InvalidDataException("its header has a text with half of a surrogate pair");
            }

            i += isPair ? 1 : 0;
        }

        return text.ToString();
    }

    private char ReadEscape() => Take() switch
    {
        '"' => '"',
        '\\' => '\\',
        '/' => '/',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' when _position + 4 <= _text.Length && ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
            => Skip(4, (char)code),
        _ => throw Invalid(),
    };

    private JsonNumber ReadNumber()
    {
        int start = _position;
        _position += Peek() == '-' ? 1 : 0;
        int whole = ReadDigits();
        if (whole > 1 && _text[_position - whole] == '0')
        {
            throw Invalid();
        }

        if (Peek() == '.')
        {
            _position++;
            ReadDigits();
        }

        if (Peek() is 'e' or 'E')
        {
            _position++;
            _position += Peek() is '+' or '-' ? 1 : 0;
            ReadDigits();
        }

        return new JsonNumber(_text.Substring(start, _position - start));
    }

    /// <returns>How many there were; at least one.</returns>
    private int ReadDigits()
    {
        int start = _position;
        while (Peek() is >= '0' and <= '9')
        {
            _position++;
        }

        return _position > start ? _position - start : throw Invalid();
    }

    private object? ReadWord(string word, object? value) =>
        string.CompareOrdinal(_text, _position, word, 0, word.Length) == 0 ? Skip(word.Length, value) : throw Invalid();

    private T Skip<T>(int count, T value)
    {
        _position += count;
        return value;
    }

    private void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    /// <summary>The next character; at the end one that no JSON has outside of texts.</summary>
    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private char Take() => _position < _text.Length ? _text[_position++] : throw Invalid();

    private void Expect(char expected)
    {
        if (Take() != expected)
        {
            _position--;
            throw Invalid();
        }
    }

    private InvalidDataException Invalid() => new(FormattableString.Invariant($"its header is not valid JSON (at character {_position})"));
}
