using CnnGen.CompilerServices;
using FashionMnist;

namespace CnnGen.Package.Tests.EmbeddedInference;

/// <summary>Weights in an assembly, where something is amiss.</summary>
public sealed class EmbeddedWeightsTests
{
    [Fact]
    public void MissingResource_IsNamedWithItsAssembly()
    {
        FileNotFoundException failure = Assert.Throws<FileNotFoundException>(() =>
            EmbeddedWeights.Load(new FashionNet().Parameters, typeof(FashionNet).Assembly, "CnnGen.FashionNet.other.safetensors"));
        Assert.Equal(
            "The assembly EmbeddedInference has no weights 'CnnGen.FashionNet.other.safetensors'; build its project with the package CnnGen.", failure.Message);
    }

    [Fact]
    public void WeightsOfAnotherNetwork_AreRefusedByName()
    {
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() =>
            EmbeddedWeights.Load(new ParameterSet([], 0), typeof(FashionNet).Assembly, "CnnGen.FashionNet.fashion.safetensors"));
        Assert.StartsWith("CnnGen.FashionNet.fashion.safetensors: the network has no tensor 'conv1.weight'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadEmbedded_OnSeveralThreadsAtOnce_GivesEachItsOwnNetwork()
    {
        FashionNet[] networks = new FashionNet[8];
        Parallel.For(0, networks.Length, i => networks[i] = FashionNet.LoadEmbedded());
        Assert.Equal(networks.Length, networks.Distinct().Count());
        Assert.All(networks, network => Assert.Equal(networks[0].Parameters.Storage.ToArray(), network.Parameters.Storage.ToArray()));
    }

    [Fact]
    public void LoadEmbedded_GivesTheValuesOfTheFile()
    {
        FashionNet expected = new();
        expected.Parameters.Load(Repository.PathOf("samples/EmbeddedInference/fashion.safetensors"));
        Assert.Equal(expected.Parameters.Storage.ToArray(), FashionNet.LoadEmbedded().Parameters.Storage.ToArray());
    }
}
