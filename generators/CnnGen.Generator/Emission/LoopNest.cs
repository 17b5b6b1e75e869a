namespace CnnGen.Generator.Emission;

/// <summary>Nested loops with literal bounds; a loop of one round is left out, and its index with it.</summary>
internal sealed class LoopNest(SourceWriter writer) : IDisposable
{
    private readonly Stack<SourceWriter.BlockScope> _open = new();
    private readonly HashSet<string> _indices = [];

    /// <summary>Whether every loop was left out.</summary>
    public bool IsEmpty => _open.Count == 0;

    public void Open(string index, int count)
    {
        if (count == 1)
        {
            return;
        }

        _indices.Add(index);
        _open.Push(writer.Block($"for (int {index} = 0; {index} < {Affine.Text(count)}; {index}++)"));
    }

    /// <summary>An index as a term of an offset; nothing where its loop was left out.</summary>
    public (string Name, int Factor) Term(string index, int factor) => (index, _indices.Contains(index) ? factor : 0);

    public void Dispose()
    {
        while (_open.Count > 0)
        {
            _open.Pop().Dispose();
        }
    }
}
