using System.Globalization;
using System.Text.RegularExpressions;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>A larger map costs no more: steps of the generator (candidates, tiles and lines) are counted, which no other work on the machine changes.</summary>
public sealed class LargeMapTests
{
    private const string Map = "[Input({0}, {0}, 3)] ";

    private const string Signal = "[Input(1, {0}, 1)] ";

    private const string TallSignal = "[Input({0}, 1, 4)] ";

    public static TheoryData<string> Layers =>
    [
        Map + "[Conv2D(8, 1)]",
        Map + "[Conv2D(8, 3, Padding = Padding.Same)] [Conv2D(5, 3, Padding = Padding.Same)]",
        Map + "[Conv2D(16, 5, Stride = 2, Padding = Padding.Same)] [Conv2D(32, 3, Dilation = 2, Padding = Padding.Same)]",
        Map + "[Conv2D(6, 4, Stride = 4)] [Conv2D(6, 2, Stride = 2, Groups = 3)]",
        Map + "[DepthwiseConv2D(5, Padding = Padding.Same)] [DepthwiseConv2D(3, Stride = 2, DepthMultiplier = 2)]",
        Map + "[MaxPool2D(2)] [AveragePool2D(3, Stride = 1, Padding = Padding.Same)] [GlobalAveragePool2D]",
        Map + "[MaxPool2D(3, Stride = 2, Dilation = 2, CeilMode = true)] [Tanh] [Dropout(0.5)] [Softmax]",
        Signal + "[Conv2D(8, 1, 41)] [Conv2D(8, 1, 41, Padding = Padding.Same)]",
        Signal + "[Conv2D(4, 1, 3, StrideWidth = 16)] [Conv2D(4, 1, 2, DilationWidth = 2)]",
        Signal + "[MaxPool2D(1, 4)] [Conv2D(1, 1, 5)] [Flatten] [Dense(3)]",
        "[Input(40, {0}, 3)] [Conv2D(4, 1, 2)] [MaxPool2D(40, 16, StrideWidth = 16)] [Conv2D(3, 1, 5)] [Flatten] [Dense(7)]",
        TallSignal + "[Conv2D(8, 41, 1)] [Conv2D(8, 41, 1, Padding = Padding.Same)] [AveragePool2D(4, 1)]",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void LargerMaps_TakeNoMoreStepsAndLines(string layers)
    {
        bool isMap = layers.StartsWith(Map, StringComparison.Ordinal);

        // Large enough that sums over positions are cut into groups of chains at either size.
        (int steps, int lines) = Cost(layers, isMap ? 256 : 64 * 1024);
        (int largeSteps, int largeLines) = Cost(layers, isMap ? 4096 : 1024 * 1024);

        // A row of 256 may have three kinds of tiles where a longer one has four: two borders, and two widths between them.
        Assert.InRange(largeSteps, 1, (int)(1.35 * steps));
        Assert.InRange(largeLines, 1, (int)(1.35 * lines));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void LargeMaps_CompileWithoutAWarning(string layers)
    {
        int size = layers.StartsWith(Map, StringComparison.Ordinal) ? 4096 : 1024 * 1024;
        Assert.Empty(Generation.Run(Declared.Source(At(layers, size))).CompilerDiagnostics());
    }

    /// <summary>A stride with one window, or a dilation of one tap, is never taken.</summary>
    [Theory]
    [InlineData("[Input(8, 65536, 1)] [Conv2D(4, 1, Pads = new[] { 1 }, Dilation = {0})]", 32768)]
    [InlineData("[Input(8, 65536, 1)] [MaxPool2D(1, 3, Stride = 1, Dilation = {0})] [Tanh]", 32767)]
    [InlineData("[Input(9, 8, 3)] [Conv2D(4, 1)] [Conv2D(4, 9, Stride = {0}, Pads = new[] { 1 })]", int.MaxValue)]
    [InlineData("[Input(9, 8, 3)] [Conv2D(4, 1)] [AveragePool2D(9, Stride = {0}, Pads = new[] { 1 })]", int.MaxValue)]
    public void StepsThatAreNeverTaken_MayBeAnyNumber(string layers, int step)
    {
        Generation generation = Generation.Run(Declared.Source(At(layers, step)));
        Assert.Empty(generation.CompilerDiagnostics());
        Assert.All(generation.Files, static file => Assert.DoesNotContain("* -", file.SourceText.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void LargeMaps_TakeLittleOfTheStack(string layers)
    {
        const int MostFloats = 4096;
        int size = layers.StartsWith(Map, StringComparison.Ordinal) ? 4096 : 1024 * 1024;
        foreach (string text in NetworkEmitter.Emit(Declared.Network(At(layers, size)), TestContext.Current.CancellationToken).Select(static file => file.Text))
        {
            Assert.All(
                Regex.Matches(text, @"stackalloc (\w+)\[([^\]]*)\]"),
                static match => Assert.InRange(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), 1, MostFloats));
        }
    }

    private static (int Steps, int Lines) Cost(string layers, int size)
    {
        Network network = Declared.Network(At(layers, size));
        int steps = 0;
        EmittedFile[] files = [.. NetworkEmitter.Emit(network, new Checkpoint(TestContext.Current.CancellationToken, () => steps++))];
        return (steps, files.Sum(static file => file.Text.Count(static c => c == '\n')));
    }

    private static string At(string layers, int size) => layers.Replace("{0}", FormattableString.Invariant($"{size}"), StringComparison.Ordinal);
}
