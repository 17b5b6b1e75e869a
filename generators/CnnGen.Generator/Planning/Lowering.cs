using CnnGen.Generator.Model;
using CnnGen.Generator.Shapes;

namespace CnnGen.Generator.Planning;

/// <summary>A network as steps, before memory is planned.</summary>
/// <param name="Steps">In order.</param>
/// <param name="LayerValues">The value behind each layer.</param>
/// <param name="Output">The value that a prediction returns.</param>
/// <param name="Loss">The loss.</param>
internal sealed record LoweredNetwork(EquatableArray<Step> Steps, EquatableArray<int> LayerValues, int Output, LossOperation Loss);

/// <summary>
/// From layers to steps: activations are fused where they may be, flattening is a matter of the weights' order, and changes between the caller's
/// layout and the kernels' stand at the network's ends.
/// </summary>
internal sealed class Lowering
{
    private readonly Network _network;
    private readonly LayerReaders _readers;
    private readonly bool[] _defersOrder;
    private readonly List<Step> _steps = [];

    // The value behind each layer so far, and that of the input.
    private readonly List<int> _values = [];
    private int _input = Values.Input;
    private readonly Dictionary<Operation, string> _classes = [];
    private readonly StepNames _names = new();

    private Lowering(Network network)
    {
        _network = network;
        _readers = new LayerReaders([.. network.Layers.Select(static layer => layer.Sources)]);
        _defersOrder = DeferredOrders();
    }

    public static LoweredNetwork Lower(Network network, Checkpoint checkpoint = default)
    {
        var lowering = new Lowering(network);
        int output = lowering.Run(checkpoint);
        return new LoweredNetwork(lowering._steps.ToEquatableArray(), lowering._values.ToEquatableArray(), output, lowering.Loss());
    }

    private int Run(Checkpoint checkpoint)
    {
        if (_network.ChannelsFirst && NeedsPermutation(_network.Input))
        {
            _input = Add("inputOrder", -1, new PermuteOperation(_network.Input.Pixels, _network.Input.Channels, ToChannelsFirst: false), Modes.All, [_input]);
        }

        for (int i = 0; i < _network.Layers.Count; i++)
        {
            checkpoint.Pass();
            _values.Add(AddLayer(i, _network.Layers[i]));
        }

        // The loss reads the kernels' order; its targets are brought into it.
        int output = ValueOf(_network.Layers.Count - 1);
        return _network.ChannelsFirst && NeedsPermutation(_network.Output)
            ? Add("outputOrder", -1, new PermuteOperation(_network.Output.Pixels, _network.Output.Channels, ToChannelsFirst: true), Modes.Prediction, [output])
            : output;
    }

    private int ValueOf(int source) => source < 0 ? _input : _values[source];

    private static bool NeedsPermutation(Shape shape) => !shape.IsFlat && shape.Pixels > 1 && shape.Channels > 1;

    /// <summary>Adds the steps of a layer, if it has any, and returns the value behind it.</summary>
    private int AddLayer(int index, ShapedLayer shaped)
    {
        string name = shaped.Layer.Name;
        int input = ValueOf(shaped.Sources[0]);
        switch (shaped.Layer)
        {
            case Conv2DLayer layer:
                return AddWeighted(index, name, input, layer.Activation, fused =>
                    new ConvolutionOperation(shaped.Input, shaped.Output, shaped.Window!.Value, layer.Groups, layer.UseBias, fused));
            case DepthwiseConv2DLayer layer:
                return AddWeighted(index, name, input, layer.Activation, fused =>
                    new ConvolutionOperation(shaped.Input, shaped.Output, shaped.Window!.Value, shaped.Input.Channels, layer.UseBias, fused));
            case DenseLayer layer:
                return AddWeighted(index, name, input, layer.Activation, fused => new DenseOperation(FlattenedMap(index), layer.Units, layer.UseBias, fused));
            case Pool2DLayer layer:
                return Add(name, index, new PoolOperation(layer.PoolKind, shaped.Input, shaped.Output, shaped.Window!.Value, layer.CountIncludePad), ModesOf(index), [input]);
            case GlobalPool2DLayer layer:
                return Add(name, index, GlobalPool(layer.PoolKind, shaped.Input), ModesOf(index), [input]);
            case UpSampling2DLayer layer:
                return layer.Factors == new Size(1, 1) ? input : Add(name, index, new UpSamplingOperation(shaped.Input, layer.Factors), ModesOf(index), [input]);
            case FlattenLayer:
                return NeedsPermutation(shaped.Input) && !_defersOrder[index]
                    ? Add(name, index, new PermuteOperation(shaped.Input.Pixels, shaped.Input.Channels, ToChannelsFirst: true), ModesOf(index), [input])
                    : input;
            case DropoutLayer layer:
                return Add(name, index, new DropoutOperation(layer.Rate, shaped.Output.Length), ModesOf(index) & Modes.Training, [input]);
            case ActivationLayer layer:
                return AddActivation(index, name, layer.Function, shaped.Output.Length, input);
            case SoftmaxLayer:
                return Add(name, index, new SoftmaxOperation(shaped.Output.Pixels, shaped.Output.Channels), ModesBesideLoss(index, IsFusedIntoLoss(index)), [input]);
            case AddLayer layer:
                int sum = Add(
                    name, index, new SumOperation(shaped.Sources.Count, shaped.Output.Length), ModesOf(index), shaped.Sources.Select(ValueOf));
                return AddJoinActivation(index, name, layer.Activation, shaped.Output.Length, sum);
            case MultiplyLayer layer:
                return AddJoinActivation(index, name, layer.Activation, shaped.Output.Length, AddProducts(index, name, shaped));
            case ConcatenateLayer:
                return Add(
                    name, index, new ConcatenateOperation(shaped.Output.Pixels, shaped.Inputs.Select(static input => input.Channels).ToEquatableArray()), ModesOf(index),
                    shaped.Sources.Select(ValueOf));
            default:
                throw new ArgumentOutOfRangeException(nameof(shaped), shaped.Layer.GetType().Name, "No such layer.");
        }
    }

    private int AddWeighted(int index, string name, int input, ActivationFunction activation, Func<ActivationFunction, WeightedOperation> create)
    {
        WeightedOperation operation = create(activation.FusesOntoStore ? activation : ActivationFunction.None);
        int sum = Add(name, index, operation, ModesOf(index), [input]);
        return activation.IsNone || activation.FusesOntoStore ? sum : AddActivation(index, name + "Activation", activation, operation.OutputLength, sum);
    }

    private int AddJoinActivation(int index, string name, ActivationFunction activation, int length, int joined) =>
        activation.IsNone ? joined : AddActivation(index, name + "Activation", activation, length, joined);

    /// <summary>Factors are taken two by two, from the first on; a factor of channels stands behind the map.</summary>
    private int AddProducts(int index, string name, ShapedLayer shaped)
    {
        int product = ValueOf(shaped.Sources[0]);
        Shape shape = shaped.Inputs[0];
        for (int i = 1; i < shaped.Sources.Count; i++)
        {
            int factor = ValueOf(shaped.Sources[i]);
            Shape other = shaped.Inputs[i];
            bool isTurned = JoinShapes.IsFactorOfChannels(shape, other);
            Operation operation = isTurned ? new ScaleOperation(other.Pixels, other.Channels)
                : JoinShapes.IsFactorOfChannels(other, shape) ? new ScaleOperation(shape.Pixels, shape.Channels)
                : new ProductOperation(shape.Length);
            string step = i == shaped.Sources.Count - 1 ? name : FormattableString.Invariant($"{name}Of{i + 1}");
            product = Add(step, index, operation, ModesOf(index), isTurned ? [factor, product] : [product, factor]);
            shape = isTurned ? other : shape;
        }

        return product;
    }

    private int AddActivation(int index, string name, ActivationFunction function, int length, int input)
    {
        bool isFused = function.Kind == ActivationKind.Sigmoid && IsFusedIntoLoss(index);
        return Add(name, index, new ActivationOperation(function, length), ModesBesideLoss(index, isFused), [input]);
    }

    /// <summary>What the output does not depend on is computed where it is shown, and nowhere else.</summary>
    private Modes ModesOf(int index) => _readers.ReachesOutput(index) ? Modes.All : Modes.Inspection;

    private Modes ModesBesideLoss(int index, bool isFused) => ModesOf(index) & (isFused ? Modes.Prediction | Modes.Inspection : Modes.All);

    /// <summary>
    /// Whether a flattened map may stay in its own order behind each layer: on every way from there, layers that work on each feature alone lead to a dense layer,
    /// which has its weights in that order.
    /// </summary>
    private bool[] DeferredOrders()
    {
        bool[] defers = new bool[_network.Layers.Count];
        for (int i = defers.Length - 2; i >= 0; i--)
        {
            defers[i] = _readers.Of(i).Count > 0 && _readers.Of(i).All(reader => _network.Layers[reader].Layer switch
            {
                DenseLayer => true,
                FlattenLayer or DropoutLayer or ActivationLayer or SoftmaxLayer => defers[reader],
                _ => false,
            });
        }

        return defers;
    }

    private static PoolOperation GlobalPool(PoolKind kind, Shape input)
    {
        var size = new Size(input.Height, input.Width);
        return new PoolOperation(
            kind, input, Shape.Spatial(1, 1, input.Channels), new Window(size, size, new Size(1, 1), Pads.None), CountIncludePad: false);
    }

    /// <summary>
    /// The feature map that a dense layer's features are, in storage order: that of the flattening before it where the order is left to the dense layer. On
    /// the way there every layer has one input, and keeps the order.
    /// </summary>
    private Shape FlattenedMap(int index)
    {
        for (int i = _network.Layers[index].Sources[0]; i >= 0; i = _network.Layers[i].Sources[0])
        {
            switch (_network.Layers[i].Layer)
            {
                case FlattenLayer when !_network.Layers[i].Input.IsFlat:
                    return _defersOrder[i] ? _network.Layers[i].Input : _network.Layers[index].Input;
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

    private int Add(string name, int layer, Operation operation, Modes modes, IEnumerable<int> inputs)
    {
        (string local, string className) = _names.Add(name);
        if (!_classes.TryGetValue(operation, out string? kernelClass))
        {
            kernelClass = className;
            _classes.Add(operation, kernelClass);
        }

        _steps.Add(new Step(
            _steps.Count, new([.. inputs]), local, layer, kernelClass, operation, modes, IsBatched: false, ToData: false, ToWeights: false, WeightOffset: 0,
            BiasOffset: 0, TransposedOffset: 0));
        return _steps.Count - 1;
    }
}
