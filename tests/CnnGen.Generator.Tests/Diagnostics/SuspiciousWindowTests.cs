namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Windows that are hardly meant as they are.</summary>
public sealed class SuspiciousWindowTests : DiagnosticsTest
{
    [Theory]
    [InlineData("MaxPool2D({|CNN106:2|})", "pool1: no window reaches the last row and the last column of the 9x9x2 input; use Padding.Same, or CeilMode = true")]
    [InlineData("AveragePool2D(3, 2, StrideHeight = 3, {|CNN106:StrideWidth = 2|})", "pool1: no window reaches the last column of the 9x9x2 input; use Padding.Same, or CeilMode = true")]
    [InlineData("Conv2D(4, 4, {|CNN106:Stride = 3|})", "conv1: no window reaches the last 2 rows and the last 2 columns of the 9x9x2 input; use Padding.Same, or Pads of 0, 0, 1, 1")]
    [InlineData("Conv2D(4, 3, {|CNN106:StrideHeight = 3|}, Pads = new[] { 1, 0, 0, 0 })", "conv1: no window reaches the last row of the 9x9x2 input; use Padding.Same, or Pads of 1, 0, 2, 0")]
    public Task PixelsBehindTheLastWindow_UnderlineWhatLeavesThem(string layer, string message) => ExpectOneAsync(layer, message);

    [Theory]
    [InlineData("MaxPool2D(3)")]
    [InlineData("MaxPool2D(2, CeilMode = true)")]
    [InlineData("MaxPool2D(2, Padding = Padding.Same)")]
    [InlineData("Conv2D(4, 3, Stride = 2)")]
    [InlineData("Conv2D(4, 4, Stride = 2, Pads = new[] { 1 })")]
    [InlineData("Conv2D(4, 3, Stride = 2, Padding = Padding.Same)")]
    [InlineData("Conv2D(4, 3, Stride = 2, Dilation = 2, Padding = Padding.Same)")]
    [InlineData("Conv2D(4, 9, Stride = 4)")]
    public Task WindowsThatReachTheEnd_AreSilent(string layer) => ExpectOneAsync(layer);

    [Theory]
    [InlineData("Conv2D(4, 2, {|CNN109:Stride = 3|})", "conv1: a stride of 3 passes the end of the 2x2 kernel, so that pixels of the 9x9x2 input are never read; use a stride of at most 2")]
    [InlineData("Conv2D(4, 1, 3, {|CNN109:StrideHeight = 2|})", "conv1: a stride of 2x1 passes the end of the 1x3 kernel, so that pixels of the 9x9x2 input are never read; use a stride of at most 1")]
    [InlineData("Conv2D(4, 2, {|CNN109:Stride = 4|}, Dilation = 2)", "conv1: a stride of 4 passes the end of the 2x2 kernel with dilation 2, so that pixels of the 9x9x2 input are never read; use a stride of at most 3")]
    [InlineData("MaxPool2D(1, {|CNN109:Stride = 2|})", "pool1: a stride of 2 passes the end of the 1x1 window, so that pixels of the 9x9x2 input are never read; use a stride of at most 1")]
    [InlineData("MaxPool2D(4, {|CNN109:Stride = 9|})", "pool1: a stride of 9 passes the end of the 4x4 window, so that pixels of the 9x9x2 input are never read; use a stride of at most 4")]
    [InlineData("MaxPool2D(2, {|CNN109:StrideWidth = int.MaxValue|}, Padding = Padding.Same)", "pool1: a stride of 2x2147483647 passes the end of the 2x2 window, so that pixels of the 9x9x2 input are never read; use a stride of at most 2")]
    public Task StridePastTheWindow_UnderlinesTheStride(string layer, string message) => ExpectOneAsync(layer, message);

    [Theory]
    [InlineData("Conv2D(4, 3, Stride = 3)")]
    [InlineData("Conv2D(4, 2, Stride = 2, Padding = Padding.Same)")]
    [InlineData("Conv2D(4, 9, Stride = 100)")]
    [InlineData("Conv2D(4, 1)")]
    public Task StrideUpToTheWindow_IsSilent(string layer) => ExpectOneAsync(layer);

    [Theory]
    [InlineData("MaxPool2D({|CNN108:1|})")]
    [InlineData("AveragePool2D({|CNN108:poolHeight: 1|}, 1)")]
    [InlineData("MaxPool2D({|CNN108:1|}, Stride = 1, Padding = Padding.Same)")]
    public Task PoolOfOne_UnderlinesItsSize(string layer) => ExpectOneAsync(layer, "pool1: a 1x1 window with stride 1 changes nothing; remove it, or use a larger window");

    [Theory]
    [InlineData("[Input(1, 1, 8)]\n[Conv2D(4, 1)]\n[GlobalAveragePool2D]")]
    [InlineData("[Input(1, 9)]\n[Conv2D(4, 1, 3, Stride = 2)]\n[Flatten]")]
    [InlineData("[Input(1, 1)]\n[Conv2D(4, 1, Stride = 2)]\n[MaxPool2D(1, 1, Stride = 2)]")]
    public Task MapsOfOnePixel_AreSilent(string layers) => ExpectLayersAsync(layers);

    [Theory]
    [InlineData("1, 3", "MaxPool2D(1, 2, Stride = 1, Padding = Padding.Same, {|CNN117:Dilation = 5|})", "1x3x1", "3")]
    [InlineData("3, 1", "MaxPool2D(2, 1, Stride = 1, Padding = Padding.Same, {|CNN117:DilationHeight = 5|})", "3x1x1", "3")]
    [InlineData("3, 3", "MaxPool2D(2, Stride = 1, Pads = new[] { 1 }, {|CNN117:Dilation = 4|})", "3x3x1", "3")]
    [InlineData("4, 4", "MaxPool2D(4, Stride = 1, Padding = Padding.Same, {|CNN117:DilationWidth = 5|})", "4x4x1", "4")]
    [InlineData("3, 3", "MaxPool2D(2, Stride = 1, Pads = new[] { 1 }, CeilMode = true, {|CNN117:Dilation = 4|})", "3x3x1", "3")]
    public Task MaxPoolWindowOfPaddingOnly_UnderlinesTheDilation(string input, string layer, string shape, string largest) => ExpectLayersAsync(
        $"[Input({input})]\n[{layer}]",
        $"pool1: some windows see padding only instead of pixels of the {shape} input, and their maximum is minus infinity; use a dilation of at most {largest}");

    [Theory]
    [InlineData("1, 3", "MaxPool2D(1, 2, Stride = 1, Padding = Padding.Same, Dilation = 3)")]
    [InlineData("3, 3", "MaxPool2D(3, Stride = 1, Pads = new[] { 1 })")]
    [InlineData("9, 9", "MaxPool2D(3, Stride = 2, Pads = new[] { 1 }, CeilMode = true, Dilation = 3)")]
    [InlineData("1, 3", "Conv2D(4, 1, 2, Padding = Padding.Same, Dilation = 5)")]
    public Task WindowsWithAPixel_AreSilent(string input, string layer) => ExpectLayersAsync($"[Input({input})]\n[{layer}]");

    private static Task ExpectOneAsync(string layer, params string[] messages) => ExpectLayersAsync($"[Input(9, 9, 2)]\n[{layer}]", messages);
}
