namespace CnnGen.Generator.Model;

/// <summary>Who reads what each layer of a network writes.</summary>
internal sealed class LayerReaders
{
    // First those of the network's input, then those of each layer.
    private readonly List<int>[] _readers;
    private readonly bool[] _reachesOutput;

    /// <param name="sources">What each layer reads, in order: the indices of layers before it, -1 for the network's input.</param>
    public LayerReaders(IReadOnlyList<EquatableArray<int>> sources)
    {
        _readers = [.. Enumerable.Range(0, sources.Count + 1).Select(static _ => new List<int>())];
        _reachesOutput = new bool[sources.Count];
        for (int i = 0; i < sources.Count; i++)
        {
            foreach (int source in sources[i].Distinct())
            {
                _readers[source + 1].Add(i);
            }
        }

        for (int i = sources.Count - 1; i >= 0; i--)
        {
            _reachesOutput[i] = i == sources.Count - 1 || _readers[i + 1].Exists(reader => _reachesOutput[reader]);
        }
    }

    /// <summary>The layers that read a layer's output, in order; of -1, those that read the network's input.</summary>
    public IReadOnlyList<int> Of(int layer) => _readers[layer + 1];

    /// <summary>Whether the network's output depends on a layer.</summary>
    public bool ReachesOutput(int layer) => _reachesOutput[layer];
}
