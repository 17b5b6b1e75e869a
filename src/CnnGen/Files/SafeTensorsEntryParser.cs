using System.Globalization;
using System.Text.Json;

namespace CnnGen;

/// <summary>One tensor's object in the header: <c>{"dtype":"F32","shape":[...],"data_offsets":[begin,end]}</c>. Unknown fields are ignored.</summary>
internal static class SafeTensorsEntryParser
{
    // What a message shows of a shape; a file may claim any number of axes.
    private const int ShownAxes = 8;

    /// <param name="reader">At the value of the tensor's key; afterwards at its end.</param>
    /// <param name="tensor">The network's tensor of that name.</param>
    /// <param name="ordinal">Its place in the network.</param>
    /// <exception cref="InvalidDataException">The object is malformed, or its type, shape or length is not the network's.</exception>
    public static SafeTensorsEntry Parse(ref Utf8JsonReader reader, ParameterTensor tensor, int ordinal)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, tensor, "its entry is not an object");
        string? type = null;
        List<ulong>? shape = null;
        List<ulong>? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.GetString())
            {
                case "dtype":
                    reader.Read();
                    Expect(reader.TokenType == JsonTokenType.String, tensor, "its dtype is not a string");
                    type = reader.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(ref reader, tensor, "shape");
                    break;
                case "data_offsets":
                    offsets = ReadNumbers(ref reader, tensor, "data_offsets");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        Expect(type is not null && shape is not null && offsets is not null, tensor, "its entry lacks dtype, shape or data_offsets");
        Expect(type == "F32", tensor, $"float32 values (F32) were expected, but the file has {Printable.Quote(type!)}");
        Expect(HasShape(shape!, tensor.Shape), tensor, $"the shape {TensorShape.Format(tensor.Shape)} was expected, but the file has {Format(shape!)}");
        Expect(offsets!.Count == 2, tensor, "its data_offsets are not two numbers");
        ulong expected = (ulong)tensor.Length * sizeof(float);
        Expect(
            offsets[0] <= offsets[1] && offsets[1] - offsets[0] == expected,
            tensor,
            $"{expected} bytes were expected, but its data_offsets are {offsets[0]} and {offsets[1]}");
        return new SafeTensorsEntry(ordinal, offsets[0], offsets[1]);
    }

    /// <summary>The first whole numbers of an array, one more than are ever needed.</summary>
    private static List<ulong> ReadNumbers(ref Utf8JsonReader reader, ParameterTensor tensor, string field)
    {
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartArray, tensor, $"its {field} is not an array");
        List<ulong> numbers = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ulong number = 0;
            Expect(
                reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out number),
                tensor,
                $"its {field} holds something that is not a whole number from 0 to 18446744073709551615");
            if (numbers.Count <= ShownAxes)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private static bool HasShape(List<ulong> found, ReadOnlySpan<int> expected)
    {
        bool equal = found.Count == expected.Length;
        for (int axis = 0; equal && axis < expected.Length; axis++)
        {
            equal = found[axis] == (ulong)expected[axis];
        }

        return equal;
    }

    private static string Format(List<ulong> shape)
    {
        string axes = string.Join(", ", shape[..Math.Min(shape.Count, ShownAxes)].ConvertAll(static axis => axis.ToString(CultureInfo.InvariantCulture)));
        return shape.Count > ShownAxes ? $"[{axes}, ...]" : $"[{axes}]";
    }

    private static void Expect(bool condition, ParameterTensor tensor, string message)
    {
        if (!condition)
        {
            throw new InvalidDataException($"{tensor.Name}: {message}.");
        }
    }
}
