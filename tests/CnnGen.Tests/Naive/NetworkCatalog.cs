using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>Small networks by name: one for each kind of layer with each of its rules, and one for each loss.</summary>
internal static class NetworkCatalog
{
    /// <summary>Every activation with its usual parameters, and the sloped ones with unusual ones.</summary>
    public static IReadOnlyList<ActivationFunction> Activations { get; } =
    [
        .. Enum.GetValues<ActivationKind>().Where(static kind => kind != ActivationKind.None).Select(WithUsualParameters),
        new ActivationFunction(ActivationKind.LeakyReLU, 0.3),
        new ActivationFunction(ActivationKind.LeakyReLU, -0.1),
        new ActivationFunction(ActivationKind.ELU, 0.6),
    ];

    public static IReadOnlyDictionary<string, Network> Layers { get; } = CreateLayers().ToDictionary(static pair => pair.Name, static pair => pair.Builder.Build());

    public static IReadOnlyDictionary<string, Network> Losses { get; } = CreateLosses().ToDictionary();

    public static TheoryData<string> LayerNames { get; } = [.. Layers.Keys];

    public static TheoryData<string> LossNames { get; } = [.. Losses.Keys];

    private static ActivationFunction WithUsualParameters(ActivationKind kind) => kind switch
    {
        ActivationKind.LeakyReLU => new ActivationFunction(kind, 0.01),
        ActivationKind.ELU => new ActivationFunction(kind, 1),
        ActivationKind.Clip => new ActivationFunction(kind, -0.5, 0.75),
        _ => new ActivationFunction(kind),
    };

    private static IEnumerable<(string Name, NetworkBuilder Builder)> CreateLayers()
    {
        yield return ("conv", NetworkBuilder.Input(5, 4, 3).Conv2D(2, (3, 2)));
        yield return ("conv, everything odd", NetworkBuilder.Input(7, 6, 4).Conv2D(6, (3, 2), (2, 3), NetworkBuilder.Explicit(2, 0, 1, 3), (2, 1), groups: 2));
        yield return ("conv, same and stride", NetworkBuilder.Input(6, 5, 2).Conv2D(3, (4, 3), (2, 2), NetworkBuilder.Same, useBias: false));
        yield return ("conv, channels first", NetworkBuilder.Input(4, 5, 3, channelsFirst: true).Conv2D(2, (3, 3)));
        yield return ("depthwise", NetworkBuilder.Input(5, 5, 3).DepthwiseConv2D((3, 3), padding: NetworkBuilder.Same, multiplier: 2));
        yield return ("max pool", NetworkBuilder.Input(6, 7, 2).MaxPool2D((3, 2), (2, 2), NetworkBuilder.Explicit(1), ceilMode: true));
        yield return ("max pool, dilated", NetworkBuilder.Input(7, 8, 2).MaxPool2D((2, 3), (1, 2), dilation: (3, 2)));
        yield return ("max pool, same", NetworkBuilder.Input(5, 6, 3).MaxPool2D((3, 3), (2, 2), NetworkBuilder.Same));
        yield return ("average pool", NetworkBuilder.Input(6, 7, 2).AveragePool2D((3, 3), (2, 2), NetworkBuilder.Explicit(1, 0, 1, 1), ceilMode: true));
        yield return ("average pool, pads count", NetworkBuilder.Input(6, 7, 2).AveragePool2D((3, 3), (2, 2), NetworkBuilder.Explicit(1), true, true));
        yield return ("average pool, same", NetworkBuilder.Input(5, 6, 3).AveragePool2D((2, 3), (2, 2), NetworkBuilder.Same));
        yield return ("global max pool", NetworkBuilder.Input(3, 4, 5).GlobalMaxPool2D());
        yield return ("global average pool", NetworkBuilder.Input(3, 4, 5).GlobalAveragePool2D());
        yield return ("upsampling", NetworkBuilder.Input(3, 4, 5).UpSampling2D(2, 3));
        yield return ("upsampling, one channel", NetworkBuilder.Input(3, 9, 1).UpSampling2D(3, 2));
        yield return ("flatten", NetworkBuilder.Input(2, 3, 2).Flatten());
        yield return ("dense", NetworkBuilder.Input(7).Dense(4));
        yield return ("dense, no bias", NetworkBuilder.Input(9).Dense(17, useBias: false));
        yield return ("softmax", NetworkBuilder.Input(6).Softmax().Dense(3));
        yield return ("softmax per pixel", NetworkBuilder.Input(3, 2, 4).Softmax().Conv2D(2, (1, 1)));
        yield return ("add", NetworkBuilder.Input(3, 2, 5).Conv2D(5, (1, 1)).Add([-1, 0, -1], new(ActivationKind.Tanh)));
        yield return ("multiply", NetworkBuilder.Input(3, 2, 5).Conv2D(5, (1, 1)).Multiply([-1, 0]));
        yield return ("multiply by channels", NetworkBuilder.Input(5, 4, 3).GlobalAveragePool2D().Multiply([-1], new(ActivationKind.SiLU)));
        yield return ("multiply a map", NetworkBuilder.Input(5, 4, 3, channelsFirst: true).AveragePool2D((5, 4)).From(-1).Multiply([0]));
        yield return ("concatenate", NetworkBuilder.Input(3, 2, 4, channelsFirst: true).Conv2D(3, (1, 1)).Concatenate([-1, 0]));
        yield return ("concatenate features", NetworkBuilder.Input(2, 3, 2).Flatten().Dense(3).Concatenate([0, 1, 0]));
        foreach (ActivationFunction function in Activations)
        {
            yield return (FormattableString.Invariant($"{function.Kind} {function.Alpha} {function.Beta}"), NetworkBuilder.Input(37).Activation(function));
        }
    }

    private static IEnumerable<(string Name, Network Network)> CreateLosses()
    {
        yield return ("cross entropy of logits", Classifier().Build(loss: LossKind.CrossEntropy));
        yield return ("cross entropy after softmax", Classifier().Softmax().Build());
        yield return ("cross entropy, smoothed", Classifier().Softmax().Build(labelSmoothing: 0.1));
        yield return ("cross entropy per pixel", NetworkBuilder.Input(3, 2, 2).Conv2D(4, (1, 1)).Softmax().Build(labelSmoothing: 0.2));
        yield return ("cross entropy per pixel, channels first", NetworkBuilder.Input(3, 2, 2, channelsFirst: true).Conv2D(4, (1, 1)).Build(loss: LossKind.CrossEntropy));
        yield return ("mean squared error", Classifier().Build());
        yield return ("mean squared error of a feature map", NetworkBuilder.Input(3, 2, 2).Conv2D(3, (2, 2)).Build());
        yield return ("mean squared error after softmax", Classifier().Softmax().Build(loss: LossKind.MeanSquaredError));
        yield return ("mean absolute error", Classifier().Build(loss: LossKind.MeanAbsoluteError));
        yield return ("huber", Classifier().Build(loss: LossKind.Huber, delta: 0.4));
        yield return ("binary cross entropy of logits", Classifier().Build(loss: LossKind.BinaryCrossEntropy));
        yield return ("binary cross entropy after sigmoid", Classifier().Activation(new(ActivationKind.Sigmoid)).Build(loss: LossKind.BinaryCrossEntropy));
    }

    private static NetworkBuilder Classifier() => NetworkBuilder.Input(6).Dense(5);
}
