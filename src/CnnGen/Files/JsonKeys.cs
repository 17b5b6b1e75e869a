using System.Text.Json;

namespace CnnGen;

/// <summary>The check that <see cref="Utf8JsonReader"/> leaves to its caller: no object has a key twice.</summary>
internal static class JsonKeys
{
    // Clearing a set takes as long as its capacity: one that grew large is dropped rather than cleared for every small object after it.
    private const int LargestReused = 64;

    /// <summary>Reads the whole text and compares the keys of each object, unescaped and ordinal.</summary>
    /// <returns>The first key that an object has twice, quoted, behind the outermost key that it lies under; or null.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A key is no valid text.</exception>
    public static string? FindDuplicate(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        List<HashSet<string>> keysByDepth = [];
        string outermost = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Open(keysByDepth, reader.CurrentDepth);
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                string key = reader.GetString()!;
                bool isOutermost = reader.CurrentDepth == 1;
                if (!keysByDepth[reader.CurrentDepth - 1].Add(key))
                {
                    return isOutermost ? Printable.Quote(key) : $"{Printable.Quote(key)} in {Printable.Quote(outermost)}";
                }

                outermost = isOutermost ? key : outermost;
            }
        }

        return null;
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
