namespace CnnGen.Generator.Tests.Diagnostics;

public sealed class SuspiciousTests : DiagnosticsTest
{
    [Theory]
    [InlineData("MaxPool2D(3, {|CNN101:2|})", "pool1: the window is 3x2 and so is the stride; if the second number was meant as the stride, write MaxPool2D(3, Stride = 2), else give the stride")]
    [InlineData("AveragePool2D(1, {|CNN101:poolWidth: 4|})", "pool1: the window is 1x4 and so is the stride; if the second number was meant as the stride, write AveragePool2D(1, Stride = 4), else give the stride")]
    public Task NonSquareWindowWithoutStride_UnderlinesTheWidth(string layer, string message) => ExpectLayersAsync($"[Input(12, 12)]\n[{layer}]", message);

    [Fact]
    public Task WindowThatLooksLikeAStride_IsNotToldWhatItLeaves() => ExpectLayersAsync(
        "[Input(27, 27)]\n[MaxPool2D(3, {|CNN101:2|})]",
        "pool1: the window is 3x2 and so is the stride; if the second number was meant as the stride, write MaxPool2D(3, Stride = 2), else give the stride");

    [Theory]
    [InlineData("MaxPool2D(3, 2, Stride = 1)")]
    [InlineData("MaxPool2D(3, 2, StrideWidth = 2)")]
    [InlineData("MaxPool2D(2, 2)")]
    public Task StrideGivenOrSquareWindow_IsSilent(string layer) => ExpectLayersAsync($"[Input(12, 12)]\n[{layer}]");

    [Theory]
    [InlineData("1, 128, 4", "MaxPool2D(1, 2)")]
    [InlineData("128, 1, 4", "MaxPool2D(2, 1)")]
    [InlineData("1, 128, 4", "AveragePool2D(1, 4, Padding = Padding.Same)")]
    public Task PoolOfASignal_IsSilent(string input, string pool) => ExpectLayersAsync($"[Input({input})]\n[{pool}]");

    [Fact]
    public Task PoolOfASignal_IsToldWhatItLeaves() => ExpectLayersAsync(
        "[Input(1, 9)]\n[MaxPool2D(1, {|CNN106:2|})]", "pool1: no window reaches the last column of the 1x9x1 input; use Padding.Same, or CeilMode = true");

    [Fact]
    public Task WindowTallerThanASignal_StillLooksLikeAStride() => ExpectLayersAsync(
        "[Input(1, 12)]\n[MaxPool2D(3, {|CNN101:2|}, Padding = Padding.Same)]",
        "pool1: the window is 3x2 and so is the stride; if the second number was meant as the stride, write MaxPool2D(3, Stride = 2), else give the stride");

    [Fact]
    public Task PragmaSilencesAWarning() => ExpectLayersAsync(
        "[Input(12, 12)]\n#pragma warning disable CNN101\n[MaxPool2D(3, 2)]\n#pragma warning restore CNN101\n[AveragePool2D(1, {|CNN101:2|})]",
        "pool2: the window is 1x2 and so is the stride; if the second number was meant as the stride, write AveragePool2D(1, Stride = 2), else give the stride");
}
