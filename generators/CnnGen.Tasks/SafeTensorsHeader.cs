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

    /// <summary>Says what a file is that is none, if its start tells.</summary>
    /// <param name="file">A whole file, from its start; afterwards there again.</param>
    public static string? FindOtherKind(Stream file)
    {
        byte[] start = ReadBytes(file, PrefixLength + ForeignFile.StartLength);
        file.Position = 0;
        byte first = Array.Find([.. start.Skip(PrefixLength)], static value => value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
        return first == '{' && LengthOf(start) <= MaxLength ? null : ForeignFile.Recognize(start);
    }

    /// <summary>Reads the tensors, and nothing of their values.</summary>
    /// <param name="file">A whole file, from its start.</param>
    /// <exception cref="InvalidDataException">It is damaged, or none.</exception>
    public static IReadOnlyList<TensorEntry> Read(Stream file)
    {
        byte[] prefix = ReadBytes(file, PrefixLength);
        ulong length = LengthOf(prefix);
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

    private static ulong LengthOf(byte[] start)
    {
        ulong length = 0;
        for (int i = 0; i < Math.Min(start.Length, PrefixLength); i++)
        {
            length |= (ulong)start[i] << (8 * i);
        }

        return length;
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

    private static List<TensorEntry> Parse(byte[] utf8)
    {
        StrictJson json = new(utf8);
        List<TensorEntry> tensors = [];
        bool isObject = json.ReadObject(name =>
        {
            if (name == Metadata)
            {
                CheckMetadata(json);
            }
            else
            {
                tensors.Add(new TensorEntryParser(json, name).Parse());
            }
        });
        json.ExpectEnd();
        return isObject ? tensors : throw new InvalidDataException("its header is not a JSON object");
    }

    private static void CheckMetadata(StrictJson json)
    {
        bool areTexts = true;
        bool isObject = json.ReadObject(_ => areTexts &= json.ReadText() is not null);
        if (!isObject || !areTexts)
        {
            throw new InvalidDataException($"its {Metadata} is not an object with texts");
        }
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
