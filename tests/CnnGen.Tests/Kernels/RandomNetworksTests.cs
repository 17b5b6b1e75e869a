using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Kernels;

/// <summary>Whole random networks against the naive reference: outputs, losses and every gradient.</summary>
public sealed class RandomNetworksTests
{
    private const int NetworksPerCompilation = 25;
    private const double Tolerance = 2e-5;

    // Well past the rounding errors of a few layers in float.
    private const double NearestKink = 2e-5;

    public static TheoryData<int> Batches { get; } = [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void OutputsAndGradients_AgreeWithTheReference(int batch) => NetworkCases.Check(
        RandomNetworks.All, batch, NetworksPerCompilation, networks => NetworkCompiler.Compile(networks, checkOverflow: batch % 2 == 1), Check);

    /// <summary>Each layer with weights is frozen or not by chance; the reference knows nothing of it.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public void GradientsOfTrainableLayers_AgreeWithTheReference(int batch) => NetworkCases.Check(
        RandomNetworks.Frozen, batch, NetworksPerCompilation, static networks => NetworkCompiler.Compile(networks), Check);

    private static void Check(Network model, GeneratedNetwork network, int seed)
    {
        (NaiveNetwork naive, NetworkBatch samples) = NetworkBatch.AwayFromKinks(model, new Random(seed), 1 + (seed % 3), NearestKink);
        NetworkComparison.CopyWeights(naive, network);
        NetworkComparison.Check(network, naive, samples, Tolerance);
    }

    [Fact]
    public void Networks_CoverEveryKindOfLayerActivationAndLoss()
    {
        Network[] networks = [.. Enumerable.Range(0, Batches.Count).SelectMany(static batch => NetworkCases.Create(RandomNetworks.All, batch, NetworksPerCompilation))];
        Layer[] layers = [.. networks.SelectMany(static network => network.Layers).Select(static shaped => shaped.Layer)];

        string[] kinds = ["Conv2D", "DepthwiseConv2D", "MaxPool2D", "AveragePool2D", "GlobalMaxPool2D", "GlobalAveragePool2D", "UpSampling2D", "Flatten", "Dense", "Dropout", "Softmax", "Add", "Concatenate", "Multiply"];
        Assert.Empty(kinds.Except(layers.Select(static layer => layer.Kind)));
        IEnumerable<ActivationKind> functions = layers.Select(static layer => layer is ActivationLayer activation ? activation.Function.Kind : ActivationKind.None);
        Assert.Empty(Enum.GetValues<ActivationKind>().Except(functions));
        Assert.Equal(Enum.GetValues<LossKind>(), networks.Select(static network => network.Loss.Kind).Distinct().Order());
    }
}
