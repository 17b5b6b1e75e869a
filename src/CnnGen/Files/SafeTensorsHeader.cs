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
    /// <returns>The network's tensors in the order of their bytes, which follow each other without a hole.</returns>
    /// <exception cref="InvalidDataException">The header is malformed, or its tensors are not the network's.</exception>
    public static SafeTensorsEntry[] Parse(ReadOnlySpan<byte> json, ParameterSet parameters)
    {
        if (!Utf8.IsValid(json))
        {
            throw new InvalidDataException("the header is not valid UTF-8.");
        }

        try
        {
            if (JsonKeys.FindDuplicate(json) is { } duplicate)
            {
                throw new InvalidDataException($"the header has {duplicate} twice.");
            }

            SafeTensorsEntry[] entries = ParseTensors(json, parameters);
            CheckPlaces(entries, parameters);
            return entries;
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

    private static SafeTensorsEntry[] ParseTensors(ReadOnlySpan<byte> json, ParameterSet parameters)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidDataException("the header is not a JSON object.");
        }

        SafeTensorsEntry?[] found = new SafeTensorsEntry?[parameters.Tensors.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (name == Metadata)
            {
                CheckMetadata(ref reader);
            }
            else if (parameters.TryGetOrdinal(name, out int ordinal))
            {
                found[ordinal] = SafeTensorsEntryParser.Parse(ref reader, parameters.Tensors[ordinal], ordinal);
            }
            else
            {
                throw new InvalidDataException($"the network has no tensor {Printable.Quote(name)}; it has {parameters.NameList()}.");
            }
        }

        int missing = Array.IndexOf(found, null);
        return missing < 0
            ? Array.ConvertAll(found, static entry => entry!.Value)
            : throw new InvalidDataException($"the tensor {parameters.Tensors[missing]} is missing.");
    }

    /// <summary>Sorts the entries by their bytes, which must cover the data from its start without holes or overlaps.</summary>
    private static void CheckPlaces(SafeTensorsEntry[] entries, ParameterSet parameters)
    {
        Array.Sort(entries, static (a, b) => a.Begin.CompareTo(b.Begin));
        ulong end = 0;
        foreach (SafeTensorsEntry entry in entries)
        {
            if (entry.Begin != end)
            {
                string name = parameters.Tensors[entry.Ordinal].Name;
                throw new InvalidDataException(
                    $"{name}: its bytes begin at {entry.Begin}, but the tensor before ends at {end}; holes and overlaps are not allowed.");
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

            _ = reader.GetString();
        }
    }
}
