using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>A few fixed networks that between them have every kind of kernel.</summary>
internal static class SmallNetworks
{
    private static readonly ActivationFunction s_relu = new(ActivationKind.ReLU);

    public static TheoryData<string> Names { get; } = [nameof(Classifier), nameof(Regression), nameof(Dense), nameof(PerPixel), nameof(Branches)];

    /// <summary>A classic network on 12 x 12 images of two channels: convolutions, pools, dropout, softmax over 10 classes.</summary>
    public static Network Classifier() => NetworkBuilder.Input(12, 12, 2)
        .Conv2D(20, (3, 3), activation: s_relu)
        .MaxPool2D((2, 2))
        .Conv2D(17, (3, 3), padding: NetworkBuilder.Same, activation: s_relu)
        .MaxPool2D((2, 2))
        .Flatten()
        .Dense(33, activation: s_relu)
        .Dropout(0.5)
        .Dense(10)
        .Softmax()
        .Build(nameof(Classifier));

    /// <summary>Depthwise, grouped and strided convolutions, an average pool, smooth activations, a global pool.</summary>
    public static Network Regression() => NetworkBuilder.Input(9, 11, 6, channelsFirst: true)
        .DepthwiseConv2D((3, 3), padding: NetworkBuilder.Same, multiplier: 2, activation: new(ActivationKind.SiLU))
        .Conv2D(24, (3, 2), (2, 1), NetworkBuilder.Explicit(1, 0, 2, 1), groups: 3, activation: new(ActivationKind.GELU))
        .AveragePool2D((2, 2))
        .Activation(new(ActivationKind.Mish))
        .GlobalAveragePool2D()
        .Dense(5, activation: new(ActivationKind.Tanh))
        .Build(nameof(Regression), LossKind.Huber);

    /// <summary>Dense layers alone.</summary>
    public static Network Dense() => NetworkBuilder.Input(50)
        .Dense(70, activation: new(ActivationKind.LeakyReLU, 0.01))
        .Dropout(0.25)
        .Dense(9)
        .Activation(new(ActivationKind.Sigmoid))
        .Build(nameof(Dense), LossKind.BinaryCrossEntropy);

    /// <summary>Classes for each pixel, with the softmax over the channels.</summary>
    public static Network PerPixel() => NetworkBuilder.Input(7, 5, 3)
        .Conv2D(18, (3, 3), padding: NetworkBuilder.Same, activation: new(ActivationKind.ELU, 1))
        .Conv2D(4, (1, 1))
        .Softmax()
        .Build(nameof(PerPixel), labelSmoothing: 0.1);

    /// <summary>A residual block with a shortcut of its own, squeeze and excitation, a concatenation, and joins of flat data.</summary>
    public static Network Branches()
    {
        NetworkBuilder network = NetworkBuilder.Input(9, 8, 3, channelsFirst: true).Conv2D(7, (3, 3), padding: NetworkBuilder.Same, activation: s_relu);
        int stem = network.Last;
        int block = network.Conv2D(12, (3, 3), (2, 2), NetworkBuilder.Same, activation: s_relu).Conv2D(12, (3, 3), padding: NetworkBuilder.Same).Last;
        int sum = network.From(stem).Conv2D(12, (1, 1), (2, 2)).Add([block], s_relu).Last;
        network.GlobalAveragePool2D().Dense(3, activation: new(ActivationKind.SiLU)).Dense(12, activation: new(ActivationKind.Sigmoid)).Multiply([sum]);
        int flat = network.Concatenate([block, sum]).Flatten().Dropout(0.3).Dense(20, activation: new(ActivationKind.GELU)).Last;
        return network.Dense(20).Multiply([flat]).Add([flat, flat]).Concatenate([flat]).Dense(6).Softmax().Build(nameof(Branches));
    }

    /// <summary>The network in which what read a dropout reads what that read.</summary>
    public static Network WithoutDropout(Network network)
    {
        List<ShapedLayer> layers = [];
        List<int> places = [];
        foreach (ShapedLayer shaped in network.Layers)
        {
            EquatableArray<int> sources = shaped.Sources.Select(source => source < 0 ? source : places[source]).ToEquatableArray();
            if (shaped.Layer is not DropoutLayer)
            {
                layers.Add(shaped with { Sources = sources });
            }

            places.Add(shaped.Layer is DropoutLayer ? sources[0] : layers.Count - 1);
        }

        return network with { Layers = layers.ToEquatableArray() };
    }

    public static Network Create(string name) => name switch
    {
        nameof(Classifier) => Classifier(),
        nameof(Regression) => Regression(),
        nameof(Dense) => Dense(),
        nameof(PerPixel) => PerPixel(),
        nameof(Branches) => Branches(),
        _ => throw new ArgumentException($"There is no network '{name}'.", nameof(name)),
    };
}
