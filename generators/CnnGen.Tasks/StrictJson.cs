using System.Text;

namespace CnnGen.Tasks;

/// <summary>
/// Reads JSON as RFC 8259 describes it and nothing beyond, as the library does when it loads a file: no comments, no commas too many, no key twice, no half
/// surrogates. It keeps nothing but the keys of the objects that are open. Written out here, because a build task should bring no assembly that the build's
/// host may have in another version.
/// </summary>
internal sealed class StrictJson
{
    /// <summary>As of the library's reader; it keeps the recursion short.</summary>
    private const int MaxDepth = 64;

    /// <summary>As of the library.</summary>
    private const int MostKeys = 1_000_000;

    private readonly JsonCursor _cursor;
    private readonly Action _skip;
    private readonly Action<string> _skipMember;
    private int _depth;
    private int _keys;

    /// <param name="utf8">The whole text.</param>
    /// <exception cref="InvalidDataException">It is not UTF-8.</exception>
    public StrictJson(byte[] utf8)
    {
        _cursor = new JsonCursor(Decode(utf8));
        _skip = Skip;
        _skipMember = _ => Skip();
    }

    /// <summary>Reads an object; the action must read each member's value.</summary>
    /// <returns>Whether the value is an object; another is skipped.</returns>
    /// <exception cref="InvalidDataException">It is no JSON, or has a key twice.</exception>
    public bool ReadObject(Action<string> readMember)
    {
        if (Next() != '{')
        {
            Skip();
            return false;
        }

        HashSet<string>? keys = null;
        Open('{');
        for (bool isFirst = true; HasItem('}', isFirst); isFirst = false)
        {
            string key = JsonStrings.Read(_cursor);
            CheckKey(keys ??= new HashSet<string>(StringComparer.Ordinal), key);
            _cursor.SkipSpace();
            _cursor.Expect(":");
            readMember(key);
        }

        return true;
    }

    /// <summary>Reads an array; the action must read each item.</summary>
    /// <returns>Whether the value is an array; another is skipped.</returns>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public bool ReadArray(Action readItem)
    {
        if (Next() != '[')
        {
            Skip();
            return false;
        }

        Open('[');
        for (bool isFirst = true; HasItem(']', isFirst); isFirst = false)
        {
            readItem();
        }

        return true;
    }

    /// <summary>Reads a value.</summary>
    /// <returns>The text; null for a value of another kind.</returns>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public string? ReadText()
    {
        if (Next() == '"')
        {
            return JsonStrings.Read(_cursor);
        }

        Skip();
        return null;
    }

    /// <summary>Reads a value.</summary>
    /// <returns>The whole number from 0 to 18446744073709551615; null for another value.</returns>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public ulong? ReadWholeNumber()
    {
        if (Next() is '-' or (>= '0' and <= '9'))
        {
            return JsonNumbers.Read(_cursor);
        }

        Skip();
        return null;
    }

    /// <summary>Reads a value of any kind.</summary>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public void Skip()
    {
        switch (Next())
        {
            case '{':
                ReadObject(_skipMember);
                break;
            case '[':
                ReadArray(_skip);
                break;
            case '"':
                JsonStrings.Read(_cursor);
                break;
            case 't':
                _cursor.Expect("true");
                break;
            case 'f':
                _cursor.Expect("false");
                break;
            case 'n':
                _cursor.Expect("null");
                break;
            default:
                JsonNumbers.Read(_cursor);
                break;
        }
    }

    /// <summary>Checks that nothing comes after the value.</summary>
    /// <exception cref="InvalidDataException">Something does.</exception>
    public void ExpectEnd()
    {
        _cursor.SkipSpace();
        if (!_cursor.IsAtEnd)
        {
            throw _cursor.Invalid();
        }
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

    private char Next()
    {
        _cursor.SkipSpace();
        return _cursor.Peek();
    }

    private void CheckKey(HashSet<string> keys, string key)
    {
        if (++_keys > MostKeys)
        {
            throw new InvalidDataException(FormattableString.Invariant($"its header has more than {MostKeys} keys"));
        }

        if (!keys.Add(key))
        {
            throw new InvalidDataException($"its header has {Printable.Quote(key)} twice");
        }
    }

    private void Open(char bracket)
    {
        if (++_depth > MaxDepth || !_cursor.TryTake(bracket))
        {
            throw _cursor.Invalid();
        }
    }

    /// <summary>Whether another item comes before the closing bracket, which it takes; a comma stands between each two items.</summary>
    private bool HasItem(char bracket, bool isFirst)
    {
        _cursor.SkipSpace();
        if (_cursor.TryTake(bracket))
        {
            _depth--;
            return false;
        }

        if (!isFirst)
        {
            _cursor.Expect(",");
            _cursor.SkipSpace();
        }

        return true;
    }
}
