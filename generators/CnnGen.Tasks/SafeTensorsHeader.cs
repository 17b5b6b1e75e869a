using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;

namespace CnnGen.Tasks;

/// <summary>
/// The header of a safetensors file: 8 bytes with its length, then JSON. Enough is checked to say early that a file is damaged;
/// loading it is strict.
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
        for (int i = 0; i < PrefixLength; i++)
        {
            length |= (ulong)prefix[i] << (8 * i);
        }

        if (prefix.Length < PrefixLength || length > MaxLength || (long)length > file.Length - PrefixLength)
        {
            throw new InvalidDataException("it does not begin with the length of a header");
        }

        IReadOnlyList<TensorEntry> tensors = Parse(ReadBytes(file, (int)length));
        long expected = PrefixLength + (long)length + tensors.Select(static tensor => tensor.End).DefaultIfEmpty(0).Max();
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
        try
        {
            using XmlDictionaryReader reader = JsonReaderWriterFactory.CreateJsonReader(json, XmlDictionaryReaderQuotas.Max);
            List<TensorEntry> tensors = [];
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (XElement entry in XElement.Load(reader).Elements())
            {
                string name = Key(entry);
                if (!names.Add(name))
                {
                    throw new InvalidDataException($"its header has '{name}' twice");
                }

                if (name != Metadata)
                {
                    tensors.Add(ParseEntry(name, entry));
                }
            }

            return tensors;
        }
        catch (Exception failure) when (failure is XmlException or FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException("its header is no valid JSON", failure);
        }
    }

    private static TensorEntry ParseEntry(string name, XElement entry)
    {
        XElement? Field(string field) => entry.Elements().FirstOrDefault(element => Key(element) == field);
        if (Field("dtype") is { HasElements: false } type && Field("shape") is { } shape && Field("data_offsets") is { } offsets && offsets.Elements().Count() == 2)
        {
            string axes = string.Join(", ", shape.Elements().Select(static axis => axis.Value));
            return new TensorEntry(name, type.Value, $"[{axes}]", long.Parse(offsets.Elements().Last().Value, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        throw new InvalidDataException($"the entry of '{name}' lacks dtype, shape or data_offsets");
    }

    /// <summary>A key as it stands in the JSON; the reader puts it into an attribute where it is no name in XML.</summary>
    private static string Key(XElement element) => (string?)element.Attribute("item") ?? element.Name.LocalName;
}
