namespace CnnGen.Tasks;

/// <summary>A tensor of a header.</summary>
/// <param name="name">As in <c>conv1.weight</c>.</param>
/// <param name="type">As in <c>F32</c>.</param>
/// <param name="shape">The lengths of its axes.</param>
/// <param name="begin">Its first byte, from the end of the header.</param>
/// <param name="end">The byte after its last one.</param>
internal sealed class TensorEntry(string name, string type, TensorAxes shape, ulong begin, ulong end)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public TensorAxes Shape { get; } = shape;

    public ulong Begin { get; } = begin;

    public ulong End { get; } = end;
}
