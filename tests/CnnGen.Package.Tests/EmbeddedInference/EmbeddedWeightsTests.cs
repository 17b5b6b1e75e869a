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
    public void LoadEmbedded_GivesTheValuesOfTheFile()
    {
        FashionNet expected = new();
        expected.Parameters.Load(Repository.PathOf("samples/EmbeddedInference/fashion.safetensors"));
        Assert.Equal(expected.Parameters.Storage.ToArray(), FashionNet.LoadEmbedded().Parameters.Storage.ToArray());
    }
}
