using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>A network as steps, before memory is planned.</summary>
internal sealed record LoweredNetwork(EquatableArray<Step> Steps, LossOperation Loss);

/// <summary>
/// From layers to steps: activations are fused where they may be, flattening is a matter of the weights' order, and changes between the caller's
/// layout and the kernels' stand at the network's ends.
/// </summary>
internal sealed class Lowering
{
    private readonly Network _network;
    private readonly List<Step> _steps = [];
    private readonly Dictionary<Operation, string> _classes = [];
    private readonly StepNames _names = new();

    private Lowering(Network network) => _network = network;

    public static LoweredNetwork Lower(Network network, Checkpoint checkpoint = default)
    {
        var lowering = new Lowering(network);
        return new LoweredNetwork(lowering.Steps(checkpoint), lowering.Loss());
    }

    private EquatableArray<Step> Steps(Checkpoint checkpoint)
    {
        if (_network.ChannelsFirst && NeedsPermutation(_network.Input))
        {
            Add("inputOrder", -1, new PermuteOperation(_network.Input.Pixels, _network.Input.Channels, ToChannelsFirst: false), Modes.All);
        }

        for (int i = 0; i < _network.Layers.Count; i++)
        {
            checkpoint.Pass();
            AddLayer(i, _network.Layers[i]);
        }

        // The loss reads the kernels' order; its targets are brought into it.
        if (_network.ChannelsFirst && NeedsPermutation(_network.Output))
        {
            Add("outputOrder", -1, new PermuteOperation(_network.Output.Pixels, _network.Output.Channels, ToChannelsFirst: true), Modes.Prediction);
        }

        return _steps.ToEquatableArray();
    }

    private static bool NeedsPermutation(Shape shape) => !shape.IsFlat && shape.Pixels > 1 && shape.Channels > 1;

    private void AddLayer(int index, ShapedLayer shaped)
    {
        string name = shaped.Layer.Name;
        switch (shaped.Layer)
        {
            case Conv2DLayer layer:
                AddWeighted(index, name, layer.Activation, fused =>
                    new ConvolutionOperation(shaped.Input, shaped.Output, shaped.Window!.Value, layer.Groups, layer.UseBias, fused));
                break;
            case DepthwiseConv2DLayer layer:
                AddWeighted(index, name, layer.Activation, fused =>
                    new ConvolutionOperation(shaped.Input, shaped.Output, shaped.Window!.Value, shaped.Input.Channels, layer.UseBias, fused));
                break;
            case DenseLayer layer:
                AddWeighted(index, name, layer.Activation, fused => new DenseOperation(FlattenedMap(index), layer.Units, layer.UseBias, fused));
                break;
            case Pool2DLayer layer:
                Add(name, index, new PoolOperation(layer.PoolKind, shaped.Input, shaped.Output, shaped.Window!.Value, layer.CountIncludePad), Modes.All);
                break;
            case GlobalPool2DLayer layer:
                Add(name, index, GlobalPool(layer.PoolKind, shaped.Input), Modes.All);
                break;
            case FlattenLayer:
                AddFlatten(index, name, shaped.Input);
                break;
            case DropoutLayer layer:
                Add(name, index, new DropoutOperation(layer.Rate, shaped.Output.Length), Modes.Training);
                break;
            case ActivationLayer layer:
                AddActivation(index, name, layer.Function, shaped.Output.Length);
                break;
            case SoftmaxLayer:
                Add(name, index, new SoftmaxOperation(shaped.Output.Pixels, shaped.Output.Channels), IsFusedIntoLoss(index) ? Modes.Prediction : Modes.All);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shaped), shaped.Layer.Kind, "No such layer.");
        }
    }

    private void AddWeighted(int index, string name, ActivationFunction activation, Func<ActivationFunction, WeightedOperation> create)
    {
        WeightedOperation operation = create(activation.FusesOntoStore ? activation : ActivationFunction.None);
        Add(name, index, operation, Modes.All);
        if (!activation.IsNone && !activation.FusesOntoStore)
        {
            AddActivation(index, name + "Activation", activation, operation.OutputLength);
        }
    }

    private void AddActivation(int index, string name, ActivationFunction function, int length)
    {
        bool isFused = function.Kind == ActivationKind.Sigmoid && IsFusedIntoLoss(index);
        Add(name, index, new ActivationOperation(function, length), isFused ? Modes.Prediction : Modes.All);
    }

    private static PoolOperation GlobalPool(PoolKind kind, Shape input)
    {
        var size = new Size(input.Height, input.Width);
        return new PoolOperation(
            kind, input, Shape.Spatial(1, 1, input.Channels), new Window(size, size, new Size(1, 1), Pads.None), CountIncludePad: false);
    }

    /// <summary>A dense layer behind takes the features in the map's own order; without one, the order C, H, W must be made.</summary>
    private void AddFlatten(int index, string name, Shape input)
    {
        bool isRead = _network.Layers.Skip(index).Any(static layer => layer.Layer is DenseLayer);
        if (!isRead && NeedsPermutation(input))
        {
            Add(name, index, new PermuteOperation(input.Pixels, input.Channels, ToChannelsFirst: true), Modes.All);
        }
    }

    /// <summary>The feature map that a dense layer's features are, in storage order: that of the flattening before it, if no dense layer stands between.</summary>
    private Shape FlattenedMap(int index)
    {
        for (int i = index - 1; i >= 0; i--)
        {
            switch (_network.Layers[i].Layer)
            {
                case FlattenLayer when !_network.Layers[i].Input.IsFlat:
                    return _network.Layers[i].Input;
                case DenseLayer:
                    return _network.Layers[index].Input;
            }
        }

        return _network.Layers[index].Input;
    }

    /// <summary>Whether the network's last layer is the one that its loss has built in: the loss then starts from that layer's input.</summary>
    private bool IsFusedIntoLoss(int index) => index == _network.Layers.Count - 1 && _network.Loss.Kind switch
    {
        LossKind.CrossEntropy => _network.Layers[index].Layer is SoftmaxLayer,
        LossKind.BinaryCrossEntropy => LayerActivation.Of(_network.Layers[index].Layer).Kind == ActivationKind.Sigmoid,
        _ => false,
    };

    private LossOperation Loss() => new(_network.Loss, _network.Output.Pixels, _network.Output.Channels);

    private void Add(string name, int layer, Operation operation, Modes modes)
    {
        (string local, string className) = _names.Add(name);
        if (!_classes.TryGetValue(operation, out string? kernelClass))
        {
            kernelClass = className;
            _classes.Add(operation, kernelClass);
        }

        _steps.Add(new Step(
            _steps.Count, local, layer, kernelClass, operation, modes, ToData: false, WeightOffset: 0, BiasOffset: 0, TransposedOffset: 0));
    }
}
