namespace CnnGen.Generator.Model;

/// <summary>Who reads what each layer of a network writes.</summary>
internal sealed class LayerReaders
{
    private readonly IReadOnlyList<ShapedLayer> _layers;
    private readonly List<int>[] _readers;
    private readonly bool[] _reachesOutput;
    private readonly bool[] _canDeferOrder;

    /// <param name="layers">The layers of a network, in order.</param>
    public LayerReaders(IReadOnlyList<ShapedLayer> layers)
    {
        _layers = layers;
        _readers = [.. layers.Select(static _ => new List<int>())];
        _reachesOutput = new bool[layers.Count];
        _canDeferOrder = new bool[layers.Count];
        for (int i = 0; i < layers.Count; i++)
        {
            foreach (int source in layers[i].Sources.Where(static source => source >= 0).Distinct())
            {
                _readers[source].Add(i);
            }
        }

        for (int i = layers.Count - 1; i >= 0; i--)
        {
            _reachesOutput[i] = i == layers.Count - 1 || _readers[i].Exists(reader => _reachesOutput[reader]);
            _canDeferOrder[i] = i < layers.Count - 1 && _readers[i].Count > 0 && _readers[i].TrueForAll(TakesAnyOrder);
        }
    }

    /// <summary>The layers that read a layer's output, in order.</summary>
    public IReadOnlyList<int> Of(int layer) => _readers[layer];

    /// <summary>Whether the network's output depends on a layer.</summary>
    public bool ReachesOutput(int layer) => _reachesOutput[layer];

    /// <summary>
    /// Whether a flattened map may stay in its own order: on every way from here, layers that work on each feature alone lead to a dense layer, which has its
    /// weights in that order.
    /// </summary>
    public bool CanDeferOrder(int layer) => _canDeferOrder[layer];

    private bool TakesAnyOrder(int reader) => _layers[reader].Layer switch
    {
        DenseLayer => true,
        FlattenLayer or DropoutLayer or ActivationLayer or SoftmaxLayer => _canDeferOrder[reader],
        _ => false,
    };
}
