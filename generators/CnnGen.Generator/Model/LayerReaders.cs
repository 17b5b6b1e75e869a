namespace CnnGen.Generator.Model;

/// <summary>Who reads what each layer of a network writes.</summary>
internal sealed class LayerReaders
{
    private readonly List<int>[] _readers;
    private readonly bool[] _reachesOutput;

    /// <param name="sources">What each layer reads, in order: the indices of layers before it, -1 for the network's input.</param>
    public LayerReaders(IReadOnlyList<EquatableArray<int>> sources)
    {
        _readers = [.. sources.Select(static _ => new List<int>())];
        _reachesOutput = new bool[sources.Count];
        for (int i = 0; i < sources.Count; i++)
        {
            foreach (int source in sources[i].Where(static source => source >= 0).Distinct())
            {
                _readers[source].Add(i);
            }
        }

        for (int i = sources.Count - 1; i >= 0; i--)
        {
            _reachesOutput[i] = i == sources.Count - 1 || _readers[i].Exists(reader => _reachesOutput[reader]);
        }
    }

    /// <summary>The layers that read a layer's output, in order.</summary>
    public IReadOnlyList<int> Of(int layer) => _readers[layer];

    /// <summary>Whether the network's output depends on a layer.</summary>
    public bool ReachesOutput(int layer) => _reachesOutput[layer];
}
