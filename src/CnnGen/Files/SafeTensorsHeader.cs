using System.Text.Json;
using System.Text.Unicode;

namespace CnnGen;

/// <summary>A file's header, checked against the format and against the network.</summary>
internal static class SafeTensorsHeader
{
    private const string Metadata = "__metadata__";

    /// <summary>Parses a header.</summary>
    /// <param name="json">The header's bytes.</param>
    /// <param name="parameters">The network's tensors.</param>
    /// <param name="options">How they are matched with those of the file.</param>
    /// <returns>The file's tensors in the order of their bytes, which follow each other without a hole, and what becomes of them.</returns>
    /// <exception cref="InvalidDataException">The header is malformed, or its tensors are not the network's.</exception>
    public static (SafeTensorsEntry[] Entries, LoadResult Result) Parse(ReadOnlySpan<byte> json, ParameterSet parameters, LoadOptions options)
    {
        if (!Utf8.IsValid(json))
        {
            throw new InvalidDataException("the header is not valid UTF-8.");
        }

        JsonText.Check(json);
        SafeTensorsMatcher matcher = new(parameters, options);
        ParseTensors(json, matcher);
        LoadResult result = matcher.Finish();
        SafeTensorsEntry[] entries = [.. matcher.Entries];
        CheckPlaces(entries);
        return (entries, result);
    }

    private static void ParseTensors(ReadOnlySpan<byte> json, SafeTensorsMatcher matcher)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidDataException("the header is not a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (name == Metadata)
            {
                reader.Read();
                CheckMetadata(ref reader);
            }
            else if (matcher.Find(name) is { } place)
            {
                reader.Read();
                matcher.Add(name, place, SafeTensorsEntryParser.Parse(ref reader, matcher.Label(name, place)));
            }
            else
            {
                throw matcher.Unknown(name, Names(json));
            }
        }
    }

    /// <summary>All names, for the message about one of them.</summary>
    private static List<string> Names(ReadOnlySpan<byte> json)
    {
        List<string> names = [];
        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.GetString() is { } name && name != Metadata)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Sorts the entries by their bytes, which must cover the data from its start without holes or overlaps.</summary>
    private static void CheckPlaces(SafeTensorsEntry[] entries)
    {
        Array.Sort(entries, static (a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        ulong end = 0;
        foreach (SafeTensorsEntry entry in entries)
        {
            if (entry.Begin != end || entry.End < entry.Begin)
            {
                throw new InvalidDataException(
                    $"{Printable.Escape(entry.Name)}: its bytes begin at {entry.Begin}, but the tensor before ends at {end}; "
                    + "holes and overlaps are not allowed.");
            }

            end = entry.End;
        }
    }

    private static void CheckMetadata(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidDataException($"{Metadata} is not an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new InvalidDataException($"{Metadata}: the value of {Printable.Quote(key)} is not a string.");
            }
        }
    }
}
