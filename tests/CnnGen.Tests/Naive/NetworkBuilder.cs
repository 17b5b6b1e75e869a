using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>Builds a network's model by hand. Shapes come from the published formulas, apart from the generator's own shape inference.</summary>
internal sealed class NetworkBuilder
{
    private readonly Shape _input;
    private readonly bool _channelsFirst;
    private readonly List<ShapedLayer> _layers = [];

    private NetworkBuilder(Shape input, bool channelsFirst)
    {
        _input = input;
        _channelsFirst = channelsFirst;
    }

    /// <summary>The index of the layer that the next one reads; -1 for the input.</summary>
    public int Last { get; private set; } = -1;

    /// <summary>The shape that the next layer gets.</summary>
    public Shape Current => ShapeOf(Last);

    /// <summary>The shape of a layer's output; of -1, of the input.</summary>
    public Shape ShapeOf(int layer) => layer < 0 ? _input : _layers[layer].Output;

    public static NetworkBuilder Input(int height, int width, int channels = 1, bool channelsFirst = false) =>
        new(Shape.Spatial(height, width, channels), channelsFirst);

    public static NetworkBuilder Input(int features) => new(Shape.Flat(features), channelsFirst: false);

    public static PaddingSpec Valid => default;

    public static PaddingSpec Same => new(PaddingMode.Same, Pads.None);

    public static PaddingSpec Explicit(int top, int left, int bottom, int right) => new(PaddingMode.Explicit, new Pads(top, left, bottom, right));

    public static PaddingSpec Explicit(int all) => Explicit(all, all, all, all);

    public NetworkBuilder Conv2D(
        int filters, (int Height, int Width) kernel, (int, int)? stride = null, PaddingSpec padding = default, (int, int)? dilation = null,
        int groups = 1, bool useBias = true, ActivationFunction activation = default, string? name = null)
    {
        Conv2DLayer layer = new(
            name ?? Unnamed<Conv2DLayer>("conv"), filters, ToSize(kernel), ToSize(stride ?? (1, 1)), padding, ToSize(dilation ?? (1, 1)), groups, useBias, activation);
        return AddWindowed(layer, layer.Kernel, layer.Stride, layer.Dilation, padding, ceilMode: false, filters);
    }

    public NetworkBuilder DepthwiseConv2D(
        (int Height, int Width) kernel, (int, int)? stride = null, PaddingSpec padding = default, (int, int)? dilation = null,
        int multiplier = 1, bool useBias = true, ActivationFunction activation = default, string? name = null)
    {
        DepthwiseConv2DLayer layer = new(
            name ?? Unnamed<DepthwiseConv2DLayer>("depthwise"), ToSize(kernel), ToSize(stride ?? (1, 1)), padding, ToSize(dilation ?? (1, 1)), multiplier, useBias, activation);
        return AddWindowed(layer, layer.Kernel, layer.Stride, layer.Dilation, padding, ceilMode: false, Current.Channels * multiplier);
    }

    public NetworkBuilder MaxPool2D(
        (int Height, int Width) pool, (int, int)? stride = null, PaddingSpec padding = default, (int, int)? dilation = null, bool ceilMode = false, string? name = null) =>
        AddPool(PoolKind.Max, pool, stride, padding, dilation, ceilMode, countIncludePad: false, name);

    public NetworkBuilder AveragePool2D(
        (int Height, int Width) pool, (int, int)? stride = null, PaddingSpec padding = default, bool ceilMode = false, bool countIncludePad = false, string? name = null) =>
        AddPool(PoolKind.Average, pool, stride, padding, dilation: null, ceilMode, countIncludePad, name);

    public NetworkBuilder GlobalMaxPool2D() => Add(new GlobalPool2DLayer(UnnamedPool(), PoolKind.Max), Shape.Flat(Current.Channels));

    public NetworkBuilder GlobalAveragePool2D(string? name = null) => Add(new GlobalPool2DLayer(name ?? UnnamedPool(), PoolKind.Average), Shape.Flat(Current.Channels));

    public NetworkBuilder UpSampling2D(int heightFactor, int widthFactor) => Add(
        new UpSampling2DLayer(Unnamed<UpSampling2DLayer>("upsampling"), new Size(heightFactor, widthFactor)),
        Shape.Spatial(Current.Height * heightFactor, Current.Width * widthFactor, Current.Channels));

    public NetworkBuilder Flatten(string? name = null) => Add(new FlattenLayer(name ?? Unnamed<FlattenLayer>("flatten")), Shape.Flat(Current.Length));

    public NetworkBuilder Dense(int units, bool useBias = true, ActivationFunction activation = default, string? name = null) =>
        Add(new DenseLayer(name ?? Unnamed<DenseLayer>("dense"), units, useBias, activation), Shape.Flat(units));

    public NetworkBuilder Dropout(double rate) => Add(new DropoutLayer(Unnamed<DropoutLayer>("dropout"), rate), Current);

    public NetworkBuilder Activation(ActivationFunction function, string? name = null) =>
        Add(new ActivationLayer(name ?? UnnamedActivation(function), function), Current);

    public NetworkBuilder Softmax() => Add(new SoftmaxLayer(Unnamed<SoftmaxLayer>("softmax")), Current);

    /// <summary>The next layer reads the output of a layer; of -1, the input.</summary>
    public NetworkBuilder From(int layer)
    {
        Last = layer;
        return this;
    }

    public NetworkBuilder Add(int[] others, ActivationFunction activation = default, string? name = null) =>
        AddJoin(new AddLayer(name ?? Unnamed<AddLayer>("add"), activation), others, Current);

    public NetworkBuilder Concatenate(params int[] others) => Concatenate(others, name: null);

    public NetworkBuilder Concatenate(int[] others, string? name) => AddJoin(
        new ConcatenateLayer(name ?? Unnamed<ConcatenateLayer>("concatenate")), others, Current with { Channels = Current.Channels + others.Sum(other => ShapeOf(other).Channels) });

    public NetworkBuilder Multiply(int[] others, ActivationFunction activation = default, string? name = null)
    {
        Shape[] inputs = [Current, .. others.Select(ShapeOf)];
        return AddJoin(new MultiplyLayer(name ?? Unnamed<MultiplyLayer>("multiply"), activation), others, inputs.FirstOrDefault(static shape => shape.Pixels > 1, Current));
    }

    /// <summary>The network; its loss is cross entropy after a softmax, else the mean squared error, unless one is given.</summary>
    public Network Build(
        string className = "Net", LossKind? loss = null, double labelSmoothing = 0, double delta = 1, InitializerKind initializer = InitializerKind.PyTorch)
    {
        LossKind kind = loss ?? (_layers.Count > 0 && _layers[^1].Layer is SoftmaxLayer ? LossKind.CrossEntropy : LossKind.MeanSquaredError);
        TargetClass target = new("Networks", default, className);
        return new Network(target, _input, _channelsFirst, _layers.ToEquatableArray(), new LossFunction(kind, labelSmoothing, delta), initializer, IsDefaultLoss: loss is null && labelSmoothing == 0);
    }

    private NetworkBuilder AddPool(
        PoolKind kind, (int, int) pool, (int, int)? stride, PaddingSpec padding, (int, int)? dilation, bool ceilMode, bool countIncludePad, string? name)
    {
        Pool2DLayer layer = new(
            name ?? UnnamedPool(), kind, ToSize(pool), ToSize(stride ?? pool), padding, ToSize(dilation ?? (1, 1)), ceilMode, countIncludePad);
        return AddWindowed(layer, layer.Kernel, layer.Stride, layer.Dilation, padding, ceilMode, Current.Channels);
    }

    private NetworkBuilder AddWindowed(Layer layer, Size kernel, Size stride, Size dilation, PaddingSpec padding, bool ceilMode, int channels)
    {
        Axis rows = Axis.Resolve(Current.Height, kernel.Height, stride.Height, dilation.Height, padding.Mode, padding.Pads.Top, padding.Pads.Bottom, ceilMode);
        Axis columns = Axis.Resolve(Current.Width, kernel.Width, stride.Width, dilation.Width, padding.Mode, padding.Pads.Left, padding.Pads.Right, ceilMode);
        Window window = new(kernel, stride, dilation, new Pads(rows.Before, columns.Before, rows.After, columns.After));
        return Add(layer, Shape.Spatial(rows.Output, columns.Output, channels), window);
    }

    private NetworkBuilder AddJoin(JoinLayer layer, int[] others, Shape output) => Add(layer, output, window: null, others);

    private NetworkBuilder Add(Layer layer, Shape output, Window? window = null, params int[] others)
    {
        _layers.Add(new ShapedLayer(layer, new([Last, .. others]), new([Current, .. others.Select(ShapeOf)]), output, window));
        Last = _layers.Count - 1;
        return this;
    }

    private string Unnamed<T>(string kind)
        where T : Layer => $"{kind}{_layers.Count(static shaped => shaped.Layer is T) + 1}";

    private string UnnamedPool() => $"pool{_layers.Count(static shaped => shaped.Layer is Pool2DLayer or GlobalPool2DLayer) + 1}";

    private string UnnamedActivation(ActivationFunction function)
    {
        string kind = new ActivationLayer("", function).Kind;
        return $"{kind.ToLowerInvariant()}{_layers.Count(shaped => shaped.Layer is ActivationLayer && shaped.Layer.Kind == kind) + 1}";
    }

    private static Size ToSize((int Height, int Width) pair) => new(pair.Height, pair.Width);

    /// <summary>One axis of a sliding window.</summary>
    private readonly record struct Axis(int Before, int After, int Output)
    {
        public static Axis Resolve(int input, int kernel, int stride, int dilation, PaddingMode mode, int before, int after, bool ceilMode)
        {
            int extent = (dilation * (kernel - 1)) + 1;
            if (mode == PaddingMode.Same)
            {
                int same = (input + stride - 1) / stride;
                int total = Math.Max(0, ((same - 1) * stride) + extent - input);
                return new Axis(total / 2, total - (total / 2), same);
            }

            int room = input + before + after - extent;
            ArgumentOutOfRangeException.ThrowIfNegative(room);
            int output = (room / stride) + 1;
            if (ceilMode && room % stride != 0 && output * stride < input + before)
            {
                output++;
            }

            return new Axis(before, after, output);
        }
    }
}
