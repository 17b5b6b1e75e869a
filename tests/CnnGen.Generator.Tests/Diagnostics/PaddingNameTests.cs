using System.Collections.Immutable;
using System.Globalization;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Windows Forms has a <c>Padding</c>, too, and its projects a global using for it: what messages advise compiles there.</summary>
public sealed class PaddingNameTests
{
    private const string Forms = "global using Forms; namespace Forms { struct Padding; }";

    [Theory]
    [InlineData("Conv2D(4, 9)", "conv1: a 9x9 kernel does not fit the 8x8x1 input; use CnnGen.Padding.Same, or a kernel of at most 8")]
    [InlineData("MaxPool2D(3)", "pool1: no window reaches the last 2 rows and the last 2 columns of the 8x8x1 input; use CnnGen.Padding.Same, or CeilMode = true")]
    [InlineData("MaxPool2D(2, Pads = new[] { 2 })", "pool1: Pads of 2 are more than half the 2x2 window; use at most 1, or CnnGen.Padding.Same")]
    [InlineData("Conv2D(4, 3, Pads = new[] { 1 }, Padding = CnnGen.Padding.Same)", "conv1: Pads and Padding are both given; Pads alone sets explicit padding, Padding = CnnGen.Padding.Same computes it")]
    public async Task AmbiguousPadding_IsAdvisedInFull(string layer, string message)
    {
        Assert.Equal([message], await MessagesAsync(Source(layer), Forms));
        Assert.Equal([message.Replace("CnnGen.Padding", "Padding", StringComparison.Ordinal)], await MessagesAsync("using Padding = CnnGen.Padding;\n" + Source(layer), Forms));
        Assert.Equal([message.Replace("CnnGen.Padding", "Padding", StringComparison.Ordinal)], await MessagesAsync(Source(layer)));
    }

    /// <summary>What the FAQ says.</summary>
    [Theory]
    [InlineData("using Padding = CnnGen.Padding;\n", "")]
    [InlineData("", "global using Padding = CnnGen.Padding;\n")]
    public async Task Alias_SettlesIt(string usings, string globalUsings)
    {
        string source = usings + Source("Conv2D(4, 9, Padding = Padding.Same)");
        Generation generation = Generation.Run(source, globalUsings + Forms);
        Assert.Empty(generation.CompilerDiagnostics());
        Assert.Empty(await Compile.AnalyzeAsync(generation.Output));
    }

    private static string Source(string layer) => $"using CnnGen;\n[Cnn, Input(8, 8), {layer}] partial class Net;";

    private static async Task<IEnumerable<string>> MessagesAsync(params string[] sources)
    {
        ImmutableArray<Diagnostic> diagnostics = await Compile.AnalyzeAsync(sources);
        return diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }
}
