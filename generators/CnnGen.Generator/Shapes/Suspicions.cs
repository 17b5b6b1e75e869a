using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>Finds what is legal and hardly meant. Of a layer that is not certain, and next to one, nothing is said.</summary>
internal sealed class Suspicions
{
    private readonly IReadOnlyList<ShapedLayer?> _layers;
    private readonly IReadOnlyList<EquatableArray<int>> _sources;
    private readonly LayerReaders _readers;
    private readonly LossKind _loss;
    private readonly List<Suspicion> _found = [];

    private Suspicions(ShapeOutcome outcome, LossFunction loss)
    {
        _layers = outcome.Certain;
        _sources = outcome.Sources;
        _readers = new LayerReaders(outcome.Sources);
        _loss = loss.Kind;
    }

    /// <summary>Looks at all layers, in order.</summary>
    /// <param name="outcome">The layers, and which of them are certain.</param>
    /// <param name="loss">As declared, or the default.</param>
    /// <param name="checkpoint">Passed at every layer.</param>
    public static IReadOnlyList<Suspicion> Find(ShapeOutcome outcome, LossFunction loss, Checkpoint checkpoint = default)
    {
        Suspicions suspicions = new(outcome, loss);
        IReadOnlyList<ShapedLayer?> layers = outcome.Certain;
        for (int i = 0; i < layers.Count; i++)
        {
            checkpoint.Pass();
            if (layers[i] is { } layer)
            {
                suspicions.Consider(i, layer);
            }
        }

        suspicions.ConsiderLogits();
        return suspicions._found;
    }

    private void Consider(int index, ShapedLayer shaped)
    {
        switch (shaped.Layer)
        {
            case SoftmaxLayer:
                ConsiderSoftmax(index, shaped);
                break;
            case Pool2DLayer { Kernel: { Height: 1, Width: 1 }, Stride: { Height: 1, Width: 1 } }:
                _found.Add(new PoolOfOne(index));
                break;
            case Conv2DLayer or DepthwiseConv2DLayer or Pool2DLayer:
                ConsiderWindow(index, shaped);
                break;
            case DropoutLayer dropout:
                ConsiderDropout(index, dropout);
                break;
            case DenseLayer or FixedLayer or ActivationLayer or JoinLayer:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shaped), shaped.Layer.GetType().Name, "No such layer.");
        }

        // Where a layer is not certain, it may be one that was to read this one.
        if (index < _layers.Count - 1 && _readers.Of(index).Count == 0 && _layers.All(static layer => layer is not null))
        {
            _found.Add(new UnreadLayer(index));
        }

        if (LinearPairs.Next(_layers, _readers, index) is { } next)
        {
            _found.Add(new LinearAfterLinear(index, next));
        }
    }

    private void ConsiderWindow(int index, ShapedLayer shaped)
    {
        NumberOrder order = OrderSuspicions.Of(shaped.Layer, shaped.Input);
        if (order != NumberOrder.Ours)
        {
            _found.Add(new ForeignOrder(index, order));
        }

        // Pixels that a shortcut with a stride passes over are seen by the layers beside it.
        bool isReadByOthers = _readers.Of(_sources[index][0]).Count > 1;
        _found.AddRange(WindowSuspicions.Find(index, shaped).Where(suspicion => suspicion is not PixelsPassedOver || !isReadByOthers));
    }

    private void ConsiderSoftmax(int index, ShapedLayer shaped)
    {
        int source = _sources[index][0];
        if (Layer(source) is SoftmaxLayer)
        {
            _found.Add(new SoftmaxTwice(index, source));
        }
        else
        {
            ConsiderActivation(BehindInert(source), index);
        }

        // The mean of probabilities is a probability: patches that vote. In a join they are weights: attention.
        foreach (int reader in _readers.Of(index))
        {
            if (Layer(reader) is { } next and not (SoftmaxLayer or JoinLayer) && next.Effect != ValueEffect.Averages)
            {
                _found.Add(new SoftmaxInside(index, reader));
                break;
            }
        }

        if (shaped.Input.Channels == 1)
        {
            _found.Add(new SingleClass(index));
        }
    }

    private void ConsiderActivation(int index, int softmax)
    {
        if (Layer(index) is { } layer && LayerActivation.Of(layer) is { IsNone: false } activation)
        {
            _found.Add(softmax == ActivationOnLogits.LossIndex && _loss == LossKind.CrossEntropy && activation.Kind == ActivationKind.Sigmoid
                ? new SigmoidWithCrossEntropy(index)
                : new ActivationOnLogits(index, activation.Kind, softmax));
        }
    }

    private void ConsiderDropout(int index, DropoutLayer dropout)
    {
        if (dropout.Rate == 1)
        {
            _found.Add(new DropoutOfOne(index));
        }

        int weighted = LastWeightedBefore(index);
        bool isCertain = Enumerable.Range(index, _layers.Count - index).All(i => _layers[i] is not null);
        if (dropout.Rate > 0 && isCertain && IsWeighted(weighted) && !LeadToWeighted()[index])
        {
            _found.Add(new DropoutBeforeOutput(index, weighted));
        }
    }

    /// <summary>Without a softmax at the end, cross entropy takes the outputs as logits, and so does binary cross entropy without a sigmoid there.</summary>
    private void ConsiderLogits()
    {
        int last = _layers.Count - 1;
        bool isFused = _loss switch
        {
            LossKind.CrossEntropy => Layer(last) is SoftmaxLayer,
            LossKind.BinaryCrossEntropy => Layer(last) is { } layer && LayerActivation.Of(layer).Kind == ActivationKind.Sigmoid,
            _ => true,
        };
        if (isFused || Layer(last) is null)
        {
            return;
        }

        ConsiderActivation(BehindInert(last), ActivationOnLogits.LossIndex);
        if (_loss == LossKind.CrossEntropy && _layers[last]!.Output.Channels == 1)
        {
            _found.Add(new SingleClass(last));
        }
    }

    /// <summary>The layer itself, or where it is an order or a mask alone, the first one before it that is more.</summary>
    private int BehindInert(int index)
    {
        while (Layer(index) is { } layer && layer.Effect == ValueEffect.Moves)
        {
            index = _sources[index][0];
        }

        return index;
    }

    /// <summary>The last layer with weights that a layer depends on; -1 where there is none.</summary>
    private int LastWeightedBefore(int index)
    {
        HashSet<int> before = [.. _sources[index]];
        for (int i = index - 1; i >= 0; i--)
        {
            if (before.Contains(i))
            {
                if (IsWeighted(i))
                {
                    return i;
                }

                before.UnionWith(_sources[i]);
            }
        }

        return -1;
    }

    /// <summary>For each layer, whether one with weights depends on it.</summary>
    private bool[] LeadToWeighted()
    {
        bool[] lead = new bool[_layers.Count];
        for (int i = lead.Length - 1; i >= 0; i--)
        {
            lead[i] = _readers.Of(i).Any(reader => IsWeighted(reader) || lead[reader]);
        }

        return lead;
    }

    private bool IsWeighted(int index) => Layer(index) is { } layer && ParameterTable.Members(layer).Count > 0;

    private Layer? Layer(int index) => index >= 0 && index < _layers.Count ? _layers[index]?.Layer : null;
}
