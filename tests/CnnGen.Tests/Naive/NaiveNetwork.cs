using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>A network interpreted in <see langword="double"/> straight from the definitions: what the emitted code is compared with.</summary>
/// <remarks>All data is in PyTorch's layouts: [n, c, y, x], weights [filters, channels, y, x] or [units, features].</remarks>
internal sealed class NaiveNetwork
{
    private readonly Network _network;
    private readonly List<NaiveLayer> _layers = [];

    // Cross entropy after softmax and binary cross entropy after a sigmoid start from the logits.
    private readonly int _layersBeforeLoss;

    public NaiveNetwork(Network network)
    {
        _network = network;
        foreach (ShapedLayer shaped in network.Layers)
        {
            Add(shaped);
        }

        bool isFused = _layers.LastOrDefault() switch
        {
            NaiveSoftmax => network.Loss.Kind == LossKind.CrossEntropy,
            NaiveActivation { Kind: ActivationKind.Sigmoid } => network.Loss.Kind == LossKind.BinaryCrossEntropy,
            _ => false,
        };
        _layersBeforeLoss = _layers.Count - (isFused ? 1 : 0);
        Parameters = [.. _layers.SelectMany(static layer => layer.Parameters)];
    }

    /// <summary>In the order of the layers, weight before bias.</summary>
    public IReadOnlyList<NaiveTensor> Parameters { get; }

    public NaiveTensor this[string name] => Parameters.Single(parameter => parameter.Name == name);

    /// <summary>The outputs of a batch; training mode where there is a mask.</summary>
    public double[] Predict(double[] inputs, DropoutMask? mask = null)
    {
        SetMask(mask);
        return [.. Samples(inputs).SelectMany((x, sample) => Trace(x, sample, _layers.Count)[^1])];
    }

    /// <summary>The mean loss as in prediction.</summary>
    public double Evaluate(double[] inputs, NaiveTargets targets) => Loss(inputs, targets, mask: null).Loss;

    /// <summary>The mean loss of a batch and, in <see cref="NaiveTensor.Gradient"/> and the result, its gradients.</summary>
    public (double Loss, double[] InputGradient) ComputeGradients(double[] inputs, NaiveTargets targets, DropoutMask? mask = null)
    {
        (double loss, double[] dz) = Loss(inputs, targets, mask);
        return (loss, Backward(inputs, dz, _layersBeforeLoss));
    }

    /// <summary>The gradients of Σ <paramref name="dy"/> * output, in <see cref="NaiveTensor.Gradient"/> and the result.</summary>
    public double[] Pull(double[] inputs, double[] dy)
    {
        SetMask(mask: null);
        return Backward(inputs, dy, _layers.Count);
    }

    /// <summary>The smallest distance of any value on its way to a jump of a derivative.</summary>
    public double DistanceToKink(double[] inputs)
    {
        SetMask(mask: null);
        return Samples(inputs).Select((x, sample) => Trace(x, sample, _layers.Count)).Min(values => _layers.Zip(values, static (layer, x) => layer.DistanceToKink(x)).Append(double.PositiveInfinity).Min());
    }

    private (double Loss, double[] Gradient) Loss(double[] inputs, NaiveTargets targets, DropoutMask? mask)
    {
        SetMask(mask);
        double[] z = [.. Samples(inputs).SelectMany((x, sample) => Trace(x, sample, _layersBeforeLoss)[^1])];
        return new NaiveLoss(_network.Loss, _network.Output).Evaluate(z, targets);
    }

    private double[] Backward(double[] inputs, double[] dz, int layers)
    {
        foreach (NaiveTensor parameter in Parameters)
        {
            Array.Clear(parameter.Gradient);
        }

        List<double> inputGradient = [];
        foreach ((int sample, double[] x) in Samples(inputs).Index())
        {
            List<double[]> values = Trace(x, sample, layers);
            double[] gradient = dz.AsSpan(sample * _network.Output.Length, _network.Output.Length).ToArray();
            for (int i = layers - 1; i >= 0; i--)
            {
                gradient = _layers[i].Backward(values[i], gradient, sample);
            }

            inputGradient.AddRange(gradient);
        }

        return [.. inputGradient];
    }

    /// <summary>The input of every layer, then the last one's output.</summary>
    private List<double[]> Trace(double[] x, int sample, int layers)
    {
        List<double[]> values = [x];
        foreach (NaiveLayer layer in _layers.Take(layers))
        {
            values.Add(layer.Forward(values[^1], sample));
        }

        return values;
    }

    private IEnumerable<double[]> Samples(double[] inputs) => inputs.Chunk(_network.Input.Length);

    private void SetMask(DropoutMask? mask)
    {
        foreach (NaiveDropout dropout in _layers.OfType<NaiveDropout>())
        {
            dropout.Mask = mask;
        }
    }

    private void Add(ShapedLayer shaped)
    {
        ActivationFunction activation = ActivationFunction.None;
        switch (shaped.Layer)
        {
            case Conv2DLayer conv:
                _layers.Add(new NaiveConvolution(conv.Name, shaped, conv.Groups, conv.UseBias));
                activation = conv.Activation;
                break;
            case DepthwiseConv2DLayer depthwise:
                _layers.Add(new NaiveConvolution(depthwise.Name, shaped, shaped.Input.Channels, depthwise.UseBias));
                activation = depthwise.Activation;
                break;
            case DenseLayer dense:
                _layers.Add(new NaiveDense(dense.Name, shaped.Input.Length, dense.Units, dense.UseBias));
                activation = dense.Activation;
                break;
            case Pool2DLayer pool:
                Size output = new(shaped.Output.Height, shaped.Output.Width);
                _layers.Add(new NaivePool(pool.PoolKind, shaped.Input, output, shaped.Window!.Value, pool.CountIncludePad));
                break;
            case GlobalPool2DLayer pool:
                _layers.Add(NaivePool.Global(pool.PoolKind, shaped.Input));
                break;
            case DropoutLayer dropout:
                _layers.Add(new NaiveDropout(dropout.Name, dropout.Rate));
                break;
            case ActivationLayer layer:
                activation = layer.Function;
                break;
            case SoftmaxLayer:
                _layers.Add(new NaiveSoftmax(shaped.Input.Channels, shaped.Input.Pixels));
                break;
            case FlattenLayer:
                break;
            default:
                throw new ArgumentException($"The reference does not know the layer {shaped.Layer.Kind}.", nameof(shaped));
        }

        if (!activation.IsNone)
        {
            _layers.Add(new NaiveActivation(activation));
        }
    }
}
