using System.Globalization;

namespace CnnGen.Tasks;

/// <summary>One tensor's object in the header: <c>{"dtype":"F32","shape":[...],"data_offsets":[begin,end]}</c>. Unknown fields are ignored.</summary>
internal static class TensorEntryParser
{
    /// <param name="name">The tensor's key.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidDataException">The value is no such object.</exception>
    public static TensorEntry Parse(string name, object? value)
    {
        if (value is not Dictionary<string, object?> fields)
        {
            throw new InvalidDataException($"the entry of {Printable.Quote(name)} is not an object");
        }

        if (!fields.TryGetValue("dtype", out object? type) || !fields.TryGetValue("shape", out object? shape)
            || !fields.TryGetValue("data_offsets", out object? offsets))
        {
            throw new InvalidDataException($"the entry of {Printable.Quote(name)} lacks dtype, shape or data_offsets");
        }

        IReadOnlyList<ulong> ends = Numbers(name, "data_offsets", offsets);
        if (ends.Count != 2)
        {
            throw new InvalidDataException($"the data_offsets of {Printable.Quote(name)} are not two numbers");
        }

        string dtype = type as string ?? throw new InvalidDataException($"the dtype of {Printable.Quote(name)} is not a string");
        TensorEntry tensor = new(name, dtype, Numbers(name, "shape", shape), ends[0], ends[1]);
        CheckLength(tensor);
        return tensor;
    }

    private static ulong[] Numbers(string name, string field, object? value) => value is List<object?> numbers
        ? [.. numbers.Select(number => Number(name, field, number))]
        : throw new InvalidDataException($"the {field} of {Printable.Quote(name)} is not an array");

    private static ulong Number(string name, string field, object? value) =>
        value is JsonNumber { Text: string text } && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            ? number
            : throw new InvalidDataException($"the {field} of {Printable.Quote(name)} holds something that is not a whole number from 0 to {ulong.MaxValue}");

    /// <summary>The bytes of a float32 tensor follow from its shape. Those of other types are the analyzer's to refuse.</summary>
    private static void CheckLength(TensorEntry tensor)
    {
        decimal length = (decimal)tensor.End - tensor.Begin;
        if (length < 0 || (tensor.Type == "F32" && (length % sizeof(float) != 0 || !HasLength(tensor.Shape, length / sizeof(float)))))
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the data_offsets of {Printable.Quote(tensor.Name)}, {tensor.Begin} and {tensor.End}, do not fit its shape"));
        }
    }

    /// <summary>Whether the product of the axes is a number; by division, as it may be larger than any type holds.</summary>
    private static bool HasLength(IReadOnlyList<ulong> shape, decimal length)
    {
        if (length == 0 || shape.Contains(0UL))
        {
            return length == 0 && shape.Contains(0UL);
        }

        foreach (ulong axis in shape)
        {
            if (length % axis != 0)
            {
                return false;
            }

            length /= axis;
        }

        return length == 1;
    }
}
