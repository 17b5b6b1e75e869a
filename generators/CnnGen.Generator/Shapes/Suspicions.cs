using CnnGen.Generator.Model;

namespace CnnGen.Generator.Shapes;

/// <summary>Finds what is legal and hardly meant. Of a layer that is not certain, and next to one, nothing is said.</summary>
internal sealed class Suspicions
{
    private readonly IReadOnlyList<ShapedLayer?> _layers;
    private readonly LossKind _loss;
    private readonly List<Suspicion> _found = [];

    private Suspicions(IReadOnlyList<ShapedLayer?> layers, LossFunction loss)
    {
        _layers = layers;
        _loss = loss.Kind;
    }

    /// <summary>Looks at all layers, in order.</summary>
    /// <param name="layers">The certain ones; null for the others.</param>
    /// <param name="loss">As declared, or the default.</param>
    /// <param name="checkpoint">Passed at every layer.</param>
    public static IReadOnlyList<Suspicion> Find(IReadOnlyList<ShapedLayer?> layers, LossFunction loss, Checkpoint checkpoint = default)
    {
        Suspicions suspicions = new(layers, loss);
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
            case GlobalPool2DLayer or FlattenLayer or DenseLayer or ActivationLayer:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shaped), shaped.Layer.GetType().Name, "No such layer.");
        }

        if (LinearPairs.Next(_layers, index) is { } next)
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

        _found.AddRange(WindowSuspicions.Find(index, shaped));
    }

    private void ConsiderSoftmax(int index, ShapedLayer shaped)
    {
        if (Layer(index - 1) is SoftmaxLayer)
        {
            _found.Add(new SoftmaxTwice(index, index - 1));
        }
        else
        {
            ConsiderActivation(SkipInert(index, -1), index);
        }

        // The mean of probabilities is a probability: patches that vote.
        bool isAveraged = Layer(index + 1) is { } next && ValueEffects.Of(next) == ValueEffect.Averages;
        if (Layer(index + 1) is not (null or SoftmaxLayer) && !isAveraged)
        {
            _found.Add(new SoftmaxInside(index, index + 1));
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

        int weighted = Enumerable.Range(0, _layers.Count).LastOrDefault(IsWeighted);
        bool isCertain = Enumerable.Range(index, _layers.Count - index).All(i => _layers[i] is not null);
        if (dropout.Rate > 0 && isCertain && weighted < index && IsWeighted(weighted))
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

        ConsiderActivation(SkipInert(last + 1, -1), ActivationOnLogits.LossIndex);
        if (_loss == LossKind.CrossEntropy && _layers[last]!.Output.Channels == 1)
        {
            _found.Add(new SingleClass(last));
        }
    }

    /// <summary>The first layer from <paramref name="index"/> in a direction that is more than an order or a mask.</summary>
    private int SkipInert(int index, int direction)
    {
        do
        {
            index += direction;
        }
        while (Layer(index) is { } layer && ValueEffects.Of(layer) == ValueEffect.Moves);

        return index;
    }

    private bool IsWeighted(int index) => Layer(index) is { } layer && ParameterTable.Members(layer).Count > 0;

    private Layer? Layer(int index) => index >= 0 && index < _layers.Count ? _layers[index]?.Layer : null;
}
