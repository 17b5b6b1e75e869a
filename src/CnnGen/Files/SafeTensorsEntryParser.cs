using System.Text.Json;

namespace CnnGen;

/// <summary>One tensor's object in the header: <c>{"dtype":"F32","shape":[...],"data_offsets":[begin,end]}</c>. Unknown fields are ignored.</summary>
internal static class SafeTensorsEntryParser
{
    /// <param name="reader">At the value of the tensor's key; afterwards at its end.</param>
    /// <param name="label">What messages call the tensor.</param>
    /// <exception cref="InvalidDataException">The object is malformed.</exception>
    public static SafeTensorsDescription Parse(ref Utf8JsonReader reader, string label)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, label, "its entry is not an object");
        string? type = null;
        List<ulong>? shape = null;
        List<ulong>? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.GetString())
            {
                case "dtype":
                    reader.Read();
                    Expect(reader.TokenType == JsonTokenType.String, label, "its dtype is not a string");
                    type = reader.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(ref reader, label, "shape");
                    break;
                case "data_offsets":
                    offsets = ReadNumbers(ref reader, label, "data_offsets");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        Expect(type is not null && shape is not null && offsets is not null, label, "its entry lacks dtype, shape or data_offsets");
        Expect(offsets!.Count == 2, label, "its data_offsets are not two numbers");
        return new SafeTensorsDescription(type!, shape!, offsets[0], offsets[1]);
    }

    /// <summary>The first whole numbers of an array, one more than are ever needed: a file may claim any number of axes.</summary>
    private static List<ulong> ReadNumbers(ref Utf8JsonReader reader, string label, string field)
    {
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartArray, label, $"its {field} is not an array");
        List<ulong> numbers = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ulong number = 0;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out number))
            {
                throw new InvalidDataException($"{label}: its {field} holds something that is not a whole number from 0 to 18446744073709551615.");
            }

            if (numbers.Count <= SafeTensorsDescription.ShownAxes)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private static void Expect(bool condition, string label, string message)
    {
        if (!condition)
        {
            throw new InvalidDataException($"{label}: {message}.");
        }
    }
}
