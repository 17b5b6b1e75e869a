using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>The sums of a register tile, each of a pixel or tap and a vector of lanes: <c>acc3_0</c>.</summary>
internal sealed class TileSums(SourceWriter writer, SumOrder order, VectorWidth width, int vectors) : SumLoops(writer, order)
{
    private readonly SourceWriter _writer = writer;

    /// <summary>A sum of a pixel or tap, and of a vector of lanes.</summary>
    public static string Name(string stem, int index, int vector) => $"{stem}{Affine.Text(index)}_{Affine.Text(vector)}";

    /// <inheritdoc/>
    public override void Declare(string stem, IEnumerable<int> indices) =>
        ForEach(indices, (index, vector) => _writer.Line($"{width.Type} {Name(stem, index, vector)} = {width.Type}.Zero;"));

    /// <inheritdoc/>
    protected override void Add(string target, string stem, IEnumerable<int> indices) =>
        ForEach(indices, (index, vector) => _writer.Line($"{Name(target, index, vector)} += {Name(stem, index, vector)};"));

    private void ForEach(IEnumerable<int> indices, Action<int, int> action)
    {
        foreach (int index in indices)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                action(index, vector);
            }
        }
    }
}
