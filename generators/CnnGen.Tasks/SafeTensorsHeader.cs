namespace CnnGen.Tasks;

/// <summary>
/// The header of a safetensors file: 8 bytes with its length, then JSON. What the library refuses in any file when it loads it is refused here, so that
/// weights that a project was built with load.
/// </summary>
internal static class SafeTensorsHeader
{
    private const string Metadata = "__metadata__";

    private const int PrefixLength = sizeof(ulong);

    /// <summary>The format's own limit.</summary>
    private const int MaxLength = 100_000_000;

    /// <summary>Reads the tensors, and nothing of their values.</summary>
    /// <param name="file">A whole file, from its start.</param>
    /// <exception cref="InvalidDataException">It is damaged, or none.</exception>
    public static IReadOnlyList<TensorEntry> Read(Stream file)
    {
        byte[] prefix = ReadBytes(file, PrefixLength);
        ulong length = 0;
        for (int i = 0; i < prefix.Length; i++)
        {
            length |= (ulong)prefix[i] << (8 * i);
        }

        if (prefix.Length < PrefixLength || length > MaxLength || (long)length > file.Length - PrefixLength)
        {
            throw new InvalidDataException("it does not begin with the length of a header");
        }

        byte[] json = ReadBytes(file, (int)length);
        if (json.Length < (int)length)
        {
            throw new InvalidDataException("it ends within its header");
        }

        List<TensorEntry> tensors = Parse(json);
        decimal expected = PrefixLength + length + (decimal)CheckPlaces(tensors);
        return file.Length == expected
            ? tensors
            : throw new InvalidDataException(FormattableString.Invariant($"its tensors end at byte {expected}, and the file at {file.Length}"));
    }

    private static byte[] ReadBytes(Stream file, int length)
    {
        byte[] bytes = new byte[length];
        int count = 0;
        while (count < length && file.Read(bytes, count, length - count) is > 0 and int read)
        {
            count += read;
        }

        Array.Resize(ref bytes, count);
        return bytes;
    }

    private static List<TensorEntry> Parse(byte[] json)
    {
        if (StrictJson.Parse(json) is not Dictionary<string, object?> entries)
        {
            throw new InvalidDataException("its header is not a JSON object");
        }

        if (entries.TryGetValue(Metadata, out object? metadata)
            && !(metadata is Dictionary<string, object?> texts && texts.Values.All(static text => text is string)))
        {
            throw new InvalidDataException($"its {Metadata} is not an object with texts");
        }

        return [.. entries.Where(static entry => entry.Key != Metadata).Select(static entry => TensorEntryParser.Parse(entry.Key, entry.Value))];
    }

    /// <summary>The tensors' bytes follow each other without holes or overlaps, in whatever order the header has them.</summary>
    /// <returns>The byte after the last one, from the end of the header.</returns>
    private static ulong CheckPlaces(List<TensorEntry> tensors)
    {
        ulong end = 0;
        foreach (TensorEntry tensor in tensors.OrderBy(static tensor => tensor.Begin).ThenBy(static tensor => tensor.End))
        {
            if (tensor.Begin != end)
            {
                string name = Printable.Quote(tensor.Name);
                throw new InvalidDataException(FormattableString.Invariant(
                    $"the bytes of {name} begin at {tensor.Begin}, but the tensor before ends at {end}; holes and overlaps are not allowed"));
            }

            end = tensor.End;
        }

        return end;
    }
}
