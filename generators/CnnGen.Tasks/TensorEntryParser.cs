namespace CnnGen.Tasks;

/// <summary>One tensor's object in the header: <c>{"dtype":"F32","shape":[...],"data_offsets":[begin,end]}</c>. Unknown fields are ignored.</summary>
/// <param name="json">At the object.</param>
/// <param name="name">The tensor's key.</param>
internal sealed class TensorEntryParser(StrictJson json, string name)
{
    private string? _type;
    private TensorAxes? _shape;
    private ulong[]? _ends;

    /// <exception cref="InvalidDataException">The value is no such object.</exception>
    public TensorEntry Parse()
    {
        if (!json.ReadObject(ReadField))
        {
            throw new InvalidDataException($"the entry of {Printable.Quote(name)} is not an object");
        }

        if (_type is null || _shape is null || _ends is null)
        {
            throw new InvalidDataException($"the entry of {Printable.Quote(name)} lacks dtype, shape or data_offsets");
        }

        TensorEntry tensor = new(name, _type, _shape, _ends[0], _ends[1]);
        CheckLength(tensor);
        return tensor;
    }

    private void ReadField(string field)
    {
        switch (field)
        {
            case "dtype":
                _type = json.ReadText() ?? throw new InvalidDataException($"the dtype of {Printable.Quote(name)} is not a string");
                break;
            case "shape":
                TensorAxes shape = new();
                ReadNumbers(field, shape.Add);
                _shape = shape;
                break;
            case "data_offsets":
                _ends = ReadEnds(field);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private ulong[] ReadEnds(string field)
    {
        ulong[] ends = new ulong[2];
        int count = 0;
        ReadNumbers(field, number =>
        {
            if (count < ends.Length)
            {
                ends[count] = number;
            }

            count++;
        });
        return count == ends.Length ? ends : throw new InvalidDataException($"the data_offsets of {Printable.Quote(name)} are not two numbers");
    }

    private void ReadNumbers(string field, Action<ulong> add)
    {
        bool isArray = json.ReadArray(() => add(json.ReadWholeNumber() ?? throw new InvalidDataException(
            $"the {field} of {Printable.Quote(name)} holds something that is not a whole number from 0 to {ulong.MaxValue}")));
        if (!isArray)
        {
            throw new InvalidDataException($"the {field} of {Printable.Quote(name)} is not an array");
        }
    }

    /// <summary>The bytes of a float32 tensor follow from its shape. Those of other types are the analyzer's to refuse.</summary>
    private static void CheckLength(TensorEntry tensor)
    {
        ulong length = tensor.End - tensor.Begin;
        bool fits = tensor.Type != "F32" || (length % sizeof(float) == 0 && tensor.Shape.Length == length / sizeof(float));
        if (tensor.Begin > tensor.End || !fits)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the data_offsets of {Printable.Quote(tensor.Name)}, {tensor.Begin} and {tensor.End}, do not fit its shape"));
        }
    }
}
