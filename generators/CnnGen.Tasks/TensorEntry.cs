namespace CnnGen.Tasks;

/// <summary>A tensor of a header.</summary>
/// <param name="name">As in <c>conv1.weight</c>.</param>
/// <param name="type">As in <c>F32</c>.</param>
/// <param name="shape">As in <c>[32, 1, 5, 5]</c>.</param>
/// <param name="end">The byte after its last one, from the end of the header.</param>
internal sealed class TensorEntry(string name, string type, string shape, long end)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public string Shape { get; } = shape;

    public long End { get; } = end;
}
