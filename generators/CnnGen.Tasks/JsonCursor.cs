namespace CnnGen.Tasks;

/// <summary>A place in a JSON text.</summary>
/// <param name="text">The whole text.</param>
internal sealed class JsonCursor(string text)
{
    private int _position;

    public bool IsAtEnd => _position == text.Length;

    /// <summary>The next character; at the end one that no JSON has outside of strings.</summary>
    public char Peek() => IsAtEnd ? '\0' : text[_position];

    public char Take() => IsAtEnd ? throw Invalid() : text[_position++];

    public string Take(int count)
    {
        if (count > text.Length - _position)
        {
            throw Invalid();
        }

        _position += count;
        return text.Substring(_position - count, count);
    }

    /// <summary>Takes the characters from here on that are of a kind.</summary>
    public string TakeWhile(Predicate<char> isOfTheKind)
    {
        int start = _position;
        while (!IsAtEnd && isOfTheKind(text[_position]))
        {
            _position++;
        }

        return text.Substring(start, _position - start);
    }

    /// <summary>Takes the character that is next, if it is this one.</summary>
    public bool TryTake(char expected)
    {
        bool isNext = Peek() == expected && !IsAtEnd;
        _position += isNext ? 1 : 0;
        return isNext;
    }

    public void Expect(string expected)
    {
        if (string.CompareOrdinal(text, _position, expected, 0, expected.Length) != 0)
        {
            throw Invalid();
        }

        _position += expected.Length;
    }

    public void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    public InvalidDataException Invalid() => new(FormattableString.Invariant($"its header is not valid JSON (at character {_position})"));
}
