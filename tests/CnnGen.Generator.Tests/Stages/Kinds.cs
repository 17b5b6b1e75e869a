using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Tests.Stages;

/// <summary>
/// A network for each kind of layer and of operation. A layer stands behind a linear one and, where it may, before a softmax, so that rules about
/// neighbours meet it as well.
/// </summary>
internal static class Kinds
{
    private const string Image = "[Input(6, 5, 4)]\n[Conv2D(4, 1)]\n";

    private const string Vector = "[Input(6)]\n[Dense(4)]\n";

    private const string ChannelsFirst = "[Input(6, 5, 4, Layout = ImageLayout.ChannelsFirst)]\n";

    private static readonly Dictionary<string, string> s_layers = new(StringComparer.Ordinal)
    {
        [nameof(Conv2DLayer)] = Image + "[Conv2D(6, 3, 2, Groups = 2, Activation = Activation.GELU)]\n[Softmax]",
        [nameof(DepthwiseConv2DLayer)] = Image + "[DepthwiseConv2D(3, DepthMultiplier = 2, UseBias = false)]\n[Softmax]",
        [nameof(Pool2DLayer)] = Image + "[MaxPool2D(3, 2)]\n[Softmax]",
        [nameof(GlobalPool2DLayer)] = Image + "[GlobalAveragePool2D]\n[Softmax]",
        [nameof(UpSampling2DLayer)] = Image + "[UpSampling2D(2, 3)]\n[Softmax]",
        [nameof(FlattenLayer)] = Image + "[Flatten]\n[Softmax]",
        [nameof(DenseLayer)] = Vector + "[Dense(3, Activation = Activation.ReLU)]\n[Softmax]",
        [nameof(DropoutLayer)] = Vector + "[Dropout(0.5)]\n[Softmax]",
        [nameof(ActivationLayer)] = Image + "[LeakyReLU(0.2)]\n[Softmax]",
        [nameof(SoftmaxLayer)] = Image + "[Softmax]",
        [nameof(AddLayer)] = Image + "[Conv2D(4, 1)]\n[Add(\"conv1\", Activation = Activation.ReLU)]\n[Softmax]",
        [nameof(ConcatenateLayer)] = Image + "[ReLU]\n[Concatenate(\"conv1\", \"input\")]\n[Softmax]",
        [nameof(MultiplyLayer)] = Image + "[GlobalAveragePool2D]\n[Multiply(\"conv1\")]\n[Softmax]",
    };

    private static readonly Dictionary<string, string> s_operations = new(StringComparer.Ordinal)
    {
        [nameof(ConvolutionOperation)] = ChannelsFirst + "[Conv2D(6, 3, Groups = 2, Activation = Activation.ReLU)]",
        [nameof(DenseOperation)] = ChannelsFirst + "[Flatten]\n[Dense(3)]\n[Dense(3)]",
        [nameof(PoolOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[AveragePool2D(2)]",
        [nameof(UpSamplingOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[UpSampling2D(2)]",
        [nameof(ActivationOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[SiLU]",
        [nameof(DropoutOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[Dropout(0.5)]",
        [nameof(SoftmaxOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[Softmax]\n[Loss(Loss.MeanSquaredError)]",
        [nameof(SumOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[Add(\"input\", \"conv1\")]",
        [nameof(ProductOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[Multiply(\"input\")]",
        [nameof(ScaleOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[GlobalMaxPool2D]\n[Multiply(\"conv1\")]",
        [nameof(ConcatenateOperation)] = ChannelsFirst + "[Conv2D(4, 1)]\n[Concatenate(\"input\", \"conv1\")]",
        [nameof(PermuteOperation)] = ChannelsFirst + "[Conv2D(4, 1)]",
    };

    /// <summary>The names of all sealed layers.</summary>
    public static TheoryData<string> Layers => [.. Sealed<Layer>()];

    /// <summary>The names of all sealed operations.</summary>
    public static TheoryData<string> Operations => [.. Sealed<Operation>()];

    /// <summary>The attributes of a network with such a layer.</summary>
    public static string WithLayer(string kind) => Example(s_layers, kind);

    /// <summary>The attributes of a network that is lowered to such an operation, among others.</summary>
    public static string WithOperation(string kind) => Example(s_operations, kind);

    private static string Example(Dictionary<string, string> examples, string kind)
    {
        Assert.True(examples.TryGetValue(kind, out string? attributes), $"{kind} has no example in {nameof(Kinds)}, so nothing shows that every stage knows it.");
        return attributes!;
    }

    private static IEnumerable<string> Sealed<T>() => typeof(T).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(T)) && type.IsSealed)
        .Select(static type => type.Name)
        .Order(StringComparer.Ordinal);
}
