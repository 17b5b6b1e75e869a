using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>About networks as people mean them nothing is said.</summary>
public sealed class SensibleNetworksTests : DiagnosticsTest
{
    [Theory]
    [InlineData("samples/FashionMnist/FashionNet.cs")]
    [InlineData("benchmarks/Shared/Networks/L.cs")]
    [InlineData("benchmarks/Shared/Networks/M.cs")]
    [InlineData("benchmarks/Shared/Networks/V.cs")]
    [InlineData("benchmarks/Shared/Networks/D.cs")]
    public Task NetworkOfThisRepository_IsSilent(string path) => ExpectAsync(File.ReadAllText(Repository.PathOf(path)));

    [Fact]
    public Task StemBottlenecksAndAveragedLogits_AreSilent() => ExpectLayersAsync(
        """
        [Input(224, 224, 3)]
        [Conv2D(64, 7, Stride = 2, Pads = new[] { 3 }, Activation = Activation.ReLU)]
        [MaxPool2D(3, Stride = 2, Pads = new[] { 1 })]
        [Conv2D(32, 1)]
        [Conv2D(32, 3, Padding = Padding.Same, Groups = 8)]
        [Conv2D(64, 3, Stride = 2, Padding = Padding.Same)]
        [SiLU]
        [Dropout(0.5)]
        [Conv2D(1000, 1, Activation = Activation.ReLU)]
        [GlobalAveragePool2D]
        [Softmax]
        """);

    [Fact]
    public Task AutoencoderAndRegression_AreSilent() => ExpectLayersAsync(
        """
        [Loss(Loss.Huber)]
        [Input(784)]
        [Dense(32, Activation = Activation.ReLU)]
        [Dropout(0.1)]
        [Dense(784, Activation = Activation.Sigmoid)]
        """);
}
