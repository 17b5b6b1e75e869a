using System.Text.Json;

namespace CnnGen;

/// <summary>The checks that <see cref="Utf8JsonReader"/> leaves to its caller.</summary>
internal static class JsonText
{
    /// <summary>More than any network has tensors, fields and metadata together; it bounds the memory for a file that is made to cost some.</summary>
    public const int MostKeys = 1_000_000;

    // Clearing a set takes as long as its capacity: one that grew large is dropped rather than cleared for every small object after it.
    private const int LargestReused = 64;

    /// <summary>Reads the whole text: no object may have a key twice, compared unescaped and ordinal, and no text half of a surrogate pair.</summary>
    /// <exception cref="InvalidDataException">The text is no such JSON, or has more than <see cref="MostKeys"/> keys.</exception>
    public static void Check(ReadOnlySpan<byte> json)
    {
        try
        {
            CheckTokens(json);
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException(
                $"the header is not valid JSON (line {failure.LineNumber}, byte {failure.BytePositionInLine}).", failure);
        }
        catch (InvalidOperationException failure)
        {
            throw new InvalidDataException("the header has a text with half of a surrogate pair.", failure);
        }
    }

    private static void CheckTokens(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        List<HashSet<string>> keysByDepth = [];
        string outermost = "";
        int count = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Open(keysByDepth, reader.CurrentDepth);
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                string key = reader.GetString()!;
                CheckKey(keysByDepth[reader.CurrentDepth - 1], key, reader.CurrentDepth == 1 ? null : outermost, ++count);
                outermost = reader.CurrentDepth == 1 ? key : outermost;
            }
            else if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }

    /// <param name="keys">Those that the object has so far.</param>
    /// <param name="key">The next one.</param>
    /// <param name="outermost">The outermost key that the object lies under; null for the outermost object.</param>
    /// <param name="count">The number of keys so far.</param>
    private static void CheckKey(HashSet<string> keys, string key, string? outermost, int count)
    {
        if (count > MostKeys)
        {
            throw new InvalidDataException($"the header has more than {MostKeys} keys.");
        }

        if (!keys.Add(key))
        {
            string place = outermost is null ? "" : $" in {Printable.Quote(outermost)}";
            throw new InvalidDataException($"the header has {Printable.Quote(key)}{place} twice.");
        }
    }

    private static void Open(List<HashSet<string>> keysByDepth, int depth)
    {
        while (keysByDepth.Count <= depth)
        {
            keysByDepth.Add(new HashSet<string>(StringComparer.Ordinal));
        }

        if (keysByDepth[depth].Count > LargestReused)
        {
            keysByDepth[depth] = new HashSet<string>(StringComparer.Ordinal);
        }

        keysByDepth[depth].Clear();
    }
}
