using System.Globalization;

namespace CnnGen;

/// <summary>A tensor as a file's header describes it.</summary>
/// <param name="Type">As in <c>F32</c>.</param>
/// <param name="Shape">The lengths of its axes, at most one more than <see cref="ShownAxes"/>.</param>
/// <param name="Begin">Its first byte, from the end of the header.</param>
/// <param name="End">The byte after its last one, as the file claims.</param>
internal readonly record struct SafeTensorsDescription(string Type, IReadOnlyList<ulong> Shape, ulong Begin, ulong End)
{
    /// <summary>What a message shows of a shape.</summary>
    public const int ShownAxes = 8;

    public bool HasShapeOf(ParameterTensor tensor)
    {
        ReadOnlySpan<int> expected = tensor.Shape;
        bool equal = Shape.Count == expected.Length;
        for (int axis = 0; equal && axis < expected.Length; axis++)
        {
            equal = Shape[axis] == (ulong)expected[axis];
        }

        return equal;
    }

    /// <summary>Checks that the network's tensor can take the values.</summary>
    /// <exception cref="InvalidDataException">Type, shape or length is not the network's.</exception>
    public void CheckFits(ParameterTensor tensor)
    {
        if (Type != "F32")
        {
            throw new InvalidDataException($"{tensor.Name}: float32 values (F32) were expected, but the file has {Printable.Quote(Type)}.");
        }

        if (!HasShapeOf(tensor))
        {
            throw new InvalidDataException($"{tensor.Name}: the shape {TensorShape.Format(tensor.Shape)} was expected, but the file has {FormatShape()}.");
        }

        ulong expected = (ulong)tensor.Length * sizeof(float);
        if (Begin > End || End - Begin != expected)
        {
            throw new InvalidDataException($"{tensor.Name}: {expected} bytes were expected, but its data_offsets are {Begin} and {End}.");
        }
    }

    private string FormatShape()
    {
        string axes = string.Join(", ", Shape.Take(ShownAxes).Select(static axis => axis.ToString(CultureInfo.InvariantCulture)));
        return Shape.Count > ShownAxes ? $"[{axes}, ...]" : $"[{axes}]";
    }
}
