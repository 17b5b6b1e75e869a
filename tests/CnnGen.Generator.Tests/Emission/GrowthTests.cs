using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>How what is emitted grows with a network, in kernels and lines, which no other work on the machine changes.</summary>
public sealed class GrowthTests
{
    private const int Shapes = 10;

    [Theory]
    [InlineData("Forward")]
    [InlineData("BackwardData")]
    [InlineData("BackwardWeights")]
    [InlineData("BackwardBias")]
    [InlineData("Transpose")]
    public void HundredLayersOfTenShapes_ShareTenKernelsARole(string role)
    {
        Generation generation = Stack(100);
        Assert.Empty(generation.CompilerDiagnostics());
        string[] kernels = [.. Kernels(generation).Where(text => text.Contains($"public static void {role}(", StringComparison.Ordinal))];
        Assert.Equal(Shapes, kernels.Length);
    }

    [Fact]
    public void MoreLayersOfTheSameShapes_AddNoKernel() => Assert.Equal(Kernels(Stack(Shapes + 1)).Length, Kernels(Stack(200)).Length);

    [Fact]
    public void EachLayerOfTheSameShapes_AddsTheSameLines()
    {
        int[] lines = [.. ((int[])[50, 100, 200]).Select(static layers => Stack(layers).Files.Sum(static file => file.SourceText.Lines.Count))];
        Assert.Equal(2 * (lines[1] - lines[0]), lines[2] - lines[1]);
        Assert.InRange((lines[1] - lines[0]) / 50.0, 1, 50);
    }

    /// <summary>The files of the layers, named after them.</summary>
    private static string[] Kernels(Generation generation) =>
        [.. generation.Files.Where(static file => file.HintName.StartsWith("Net.Conv", StringComparison.Ordinal)).Select(static file => file.SourceText.ToString())];

    /// <summary>Convolutions of ten shapes, over and over.</summary>
    private static Generation Stack(int layers)
    {
        IEnumerable<string> stack = Enumerable.Range(0, layers).Select(static layer => $"[Conv2D({1 + (layer % Shapes)}, 3, Padding = Padding.Same)]");
        return Generation.Run($"using CnnGen;\n[Cnn]\n[Input(6, 6, {Shapes})]\n{string.Join('\n', stack)}\npublic partial class Net;\n");
    }
}
