using System.Collections.Immutable;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>What diagnostics carry for code fixes.</summary>
public sealed class FixDataTests
{
    [Theory]
    [InlineData("Conv2D(4, 9)", "Padding = Same, kernelSize = 8")]
    [InlineData("Conv2D(4, 9, 3)", "Padding = Same, kernelHeight = 8")]
    [InlineData("Conv2D(4, 3, 5, Dilation = 2)", "Padding = Same, kernelWidth = 4")]
    [InlineData("DepthwiseConv2D(13, 14, Pads = new[] { 1, 2 })", "Padding = Same, kernelHeight = 10, kernelWidth = 12")]
    [InlineData("DepthwiseConv2D(13, Pads = new[] { 1, 2 })", "Padding = Same, kernelSize = 10")]
    [InlineData("MaxPool2D(9)", "Padding = Same, poolSize = 8")]
    [InlineData("AveragePool2D(9, 9)", "Padding = Same, poolHeight = 8, poolWidth = 8")]
    [InlineData("MaxPool2D(20, Stride = 4, CeilMode = true)", "poolSize = 8")]
    [InlineData("MaxPool2D(int.MaxValue)", "poolSize = 8")]
    [InlineData("MaxPool2D(39, Pads = new[] { 19, 0, 0, 0 })", "Padding = Same")]
    public async Task WindowThatDoesNotFit_CarriesTheArgumentsThatWould(string layer, string expected)
    {
        Diagnostic diagnostic = Assert.Single(await Compile.AnalyzeAsync(Declared.Source($"[Input(8, 8)]\n[{layer}]")));
        Assert.Equal(expected, string.Join(", ", diagnostic.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key} = {pair.Value}")));
    }

    [Fact]
    public async Task TypeAroundANetwork_CarriesThePlaceOfTheNetwork()
    {
        const string Source = "using CnnGen;\nclass A { partial struct B { [Cnn, Input(8), Dense(3)] partial class Net; } }";
        ImmutableArray<Diagnostic> diagnostics = await Compile.AnalyzeAsync(Source);
        Location network = Assert.Single(Assert.Single(diagnostics).AdditionalLocations);
        Assert.Equal(Source.IndexOf("Net;", StringComparison.Ordinal), network.SourceSpan.Start);
    }
}
