using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>A network interpreted in <see langword="double"/> straight from the definitions: what the emitted code is compared with.</summary>
/// <remarks>All data is in PyTorch's layouts: [n, c, y, x], weights [filters, channels, y, x] or [units, features].</remarks>
internal sealed class NaiveNetwork
{
    private const int Input = 0;

    private readonly Network _network;
    private readonly List<Node> _nodes = [];

    // The value behind each layer.
    private readonly List<int> _values = [];

    // Cross entropy after softmax and binary cross entropy after a sigmoid start from the logits.
    private readonly int _beforeLoss;

    public NaiveNetwork(Network network)
    {
        _network = network;
        foreach (ShapedLayer shaped in network.Layers)
        {
            _values.Add(Add(shaped, [.. shaped.Sources.Select(source => source < 0 ? Input : _values[source])]));
        }

        bool isFused = Output == Input ? false : _nodes[Output - 1].Layer switch
        {
            NaiveSoftmax => network.Loss.Kind == LossKind.CrossEntropy,
            NaiveActivation { Kind: ActivationKind.Sigmoid } => network.Loss.Kind == LossKind.BinaryCrossEntropy,
            _ => false,
        };
        _beforeLoss = isFused ? _nodes[Output - 1].Inputs[0] : Output;
        Parameters = [.. _nodes.SelectMany(static node => node.Layer?.Parameters ?? [])];
    }

    /// <summary>In the order of the layers, weight before bias.</summary>
    public IReadOnlyList<NaiveTensor> Parameters { get; }

    private int Output => _values.Count == 0 ? Input : _values[^1];

    public NaiveTensor this[string name] => Parameters.Single(parameter => parameter.Name == name);

    /// <summary>The outputs of a batch; training mode where there is a mask.</summary>
    public double[] Predict(double[] inputs, DropoutMask? mask = null)
    {
        SetMask(mask);
        return [.. Samples(inputs).SelectMany((x, sample) => Trace(x, sample)[Output])];
    }

    /// <summary>The mean loss as in prediction.</summary>
    public double Evaluate(double[] inputs, NaiveTargets targets) => Loss(inputs, targets, mask: null).Loss;

    /// <summary>The mean loss of a batch and, in <see cref="NaiveTensor.Gradient"/> and the result, its gradients.</summary>
    public (double Loss, double[] InputGradient) ComputeGradients(double[] inputs, NaiveTargets targets, DropoutMask? mask = null)
    {
        (double loss, double[] dz) = Loss(inputs, targets, mask);
        return (loss, Backward(inputs, dz, _beforeLoss));
    }

    /// <summary>The gradients of Σ <paramref name="dy"/> * output, in <see cref="NaiveTensor.Gradient"/> and the result.</summary>
    public double[] Pull(double[] inputs, double[] dy)
    {
        SetMask(mask: null);
        return Backward(inputs, dy, Output);
    }

    /// <summary>The smallest distance of any value on its way to a jump of a derivative.</summary>
    public double DistanceToKink(double[] inputs)
    {
        SetMask(mask: null);
        return Samples(inputs)
            .Select((x, sample) => Trace(x, sample))
            .Min(values => _nodes.Select(node => node.Layer?.DistanceToKink(values[node.Inputs[0]]) ?? double.PositiveInfinity).Append(double.PositiveInfinity).Min());
    }

    private (double Loss, double[] Gradient) Loss(double[] inputs, NaiveTargets targets, DropoutMask? mask)
    {
        SetMask(mask);
        double[] z = [.. Samples(inputs).SelectMany((x, sample) => Trace(x, sample)[_beforeLoss])];
        return new NaiveLoss(_network.Loss, _network.Output).Evaluate(z, targets);
    }

    private double[] Backward(double[] inputs, double[] dz, int from)
    {
        foreach (NaiveTensor parameter in Parameters)
        {
            Array.Clear(parameter.Gradient);
        }

        List<double> inputGradient = [];
        foreach ((int sample, double[] x) in Samples(inputs).Index())
        {
            List<double[]> values = Trace(x, sample);
            double[]?[] gradients = new double[]?[values.Count];
            gradients[from] = dz.AsSpan(sample * _network.Output.Length, _network.Output.Length).ToArray();
            for (int i = from - 1; i >= 0; i--)
            {
                if (gradients[i + 1] is { } gradient)
                {
                    _nodes[i].Backward(values, gradients, gradient, sample);
                }
            }

            inputGradient.AddRange(gradients[Input] ?? new double[x.Length]);
        }

        return [.. inputGradient];
    }

    /// <summary>The input, then the output of every node.</summary>
    private List<double[]> Trace(double[] x, int sample)
    {
        List<double[]> values = [x];
        foreach (Node node in _nodes)
        {
            double[][] inputs = [.. node.Inputs.Select(input => values[input])];
            values.Add(node.Join?.Forward(inputs) ?? node.Layer!.Forward(inputs[0], sample));
        }

        return values;
    }

    private IEnumerable<double[]> Samples(double[] inputs) => inputs.Chunk(_network.Input.Length);

    private void SetMask(DropoutMask? mask)
    {
        foreach (NaiveDropout dropout in _nodes.Select(static node => node.Layer).OfType<NaiveDropout>())
        {
            dropout.Mask = mask;
        }
    }

    /// <summary>Adds the nodes of a layer, and returns the value behind it.</summary>
    private int Add(ShapedLayer shaped, int[] inputs)
    {
        int input = inputs[0];
        switch (shaped.Layer)
        {
            case Conv2DLayer conv:
                return Activated(conv.Activation, Add(new NaiveConvolution(conv.Name, shaped, conv.Groups, conv.UseBias), input));
            case DepthwiseConv2DLayer depthwise:
                return Activated(depthwise.Activation, Add(new NaiveConvolution(depthwise.Name, shaped, shaped.Input.Channels, depthwise.UseBias), input));
            case DenseLayer dense:
                return Activated(dense.Activation, Add(new NaiveDense(dense.Name, shaped.Input.Length, dense.Units, dense.UseBias), input));
            case Pool2DLayer pool:
                Size output = new(shaped.Output.Height, shaped.Output.Width);
                return Add(new NaivePool(pool.PoolKind, shaped.Input, output, shaped.Window!.Value, pool.CountIncludePad), input);
            case GlobalPool2DLayer pool:
                return Add(NaivePool.Global(pool.PoolKind, shaped.Input), input);
            case UpSampling2DLayer upSampling:
                return Add(new NaiveUpSampling(shaped.Input, upSampling.Factors), input);
            case DropoutLayer dropout:
                return Add(new NaiveDropout(dropout.Name, dropout.Rate), input);
            case ActivationLayer layer:
                return Activated(layer.Function, input);
            case SoftmaxLayer:
                return Add(new NaiveSoftmax(shaped.Input.Channels, shaped.Input.Pixels), input);
            case FlattenLayer:
                return input;
            case AddLayer add:
                return Activated(add.Activation, Add(new NaiveJoin.Sum(), inputs));
            case MultiplyLayer multiply:
                return Activated(multiply.Activation, Add(new NaiveJoin.Product(shaped.Inputs), inputs));
            case ConcatenateLayer:
                return Add(new NaiveJoin.Concatenation(), inputs);
            default:
                throw new ArgumentException($"The reference does not know the layer {shaped.Layer.Kind}.", nameof(shaped));
        }
    }

    private int Activated(ActivationFunction activation, int value) => activation.IsNone ? value : Add(new NaiveActivation(activation), value);

    private int Add(NaiveLayer layer, int input) => Add(new Node(layer, null, [input]));

    private int Add(NaiveJoin join, int[] inputs) => Add(new Node(null, join, inputs));

    private int Add(Node node)
    {
        _nodes.Add(node);
        return _nodes.Count;
    }

    /// <summary>A step: one of its two forms, and the values that it reads.</summary>
    private sealed record Node(NaiveLayer? Layer, NaiveJoin? Join, int[] Inputs)
    {
        /// <summary>Adds to the gradients of what the node reads.</summary>
        public void Backward(List<double[]> values, double[]?[] gradients, double[] gradient, int sample)
        {
            double[][] inputs = [.. Inputs.Select(input => values[input])];
            double[][] terms = Join?.Backward(inputs, gradient) ?? [Layer!.Backward(inputs[0], gradient, sample)];
            for (int operand = 0; operand < terms.Length; operand++)
            {
                double[] term = terms[operand];
                gradients[Inputs[operand]] = gradients[Inputs[operand]] is { } sum ? [.. sum.Zip(term, static (x, y) => x + y)] : term;
            }
        }
    }
}
