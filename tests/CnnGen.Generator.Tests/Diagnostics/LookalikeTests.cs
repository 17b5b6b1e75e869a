namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Numbers in the order of another library.</summary>
public sealed class LookalikeTests : DiagnosticsTest
{
    private const string InOut = "channels in, channels out, kernel";
    private const string Stride = "filters, kernel, stride";

    [Theory]
    [InlineData("224, 224, 3", "Conv2D(3, {|CNN114:64|}, 7)", "64x7", InOut, "Conv2D(64, 7)", 64)]
    [InlineData("64, 64, 3", "Conv2D(3, {|CNN114:64|}, 7, Stride = 2)", "64x7", InOut, "Conv2D(64, 7)", 64)]
    [InlineData("28, 28, 1", "Conv2D(1, {|CNN114:6|}, 5)", "6x5", InOut, "Conv2D(6, 5)", 6)]
    [InlineData("32, 32, 3", "Conv2D(3, {|CNN114:6|}, 5)", "6x5", InOut, "Conv2D(6, 5)", 6)]
    [InlineData("200, 200, 3", "Conv2D(64, {|CNN114:128|}, 3)", "128x3", InOut, "Conv2D(128, 3)", 128)]
    [InlineData("40, 40, 8", "Conv2D(8, {|CNN114:16|}, 5)", "16x5", InOut, "Conv2D(16, 5)", 16)]
    [InlineData("40, 40, 16", "Conv2D(16, {|CNN114:32|}, 1)", "32x1", InOut, "Conv2D(32, 1)", 32)]
    [InlineData("28, 28, 1", "Conv2D(64, {|CNN114:3|}, 2)", "3x2", Stride, "Conv2D(64, 3, Stride = 2)", 3)]
    [InlineData("28, 28, 1", "Conv2D(64, {|CNN114:7|}, 2, Padding = Padding.Same)", "7x2", Stride, "Conv2D(64, 7, Stride = 2)", 7)]
    [InlineData("28, 28, 8", "DepthwiseConv2D({|CNN114:3|}, 2)", "3x2", "kernel, stride", "DepthwiseConv2D(3, Stride = 2)", 3)]
    public Task KernelInAnotherOrder_UnderlinesItsHeight(string input, string layer, string kernel, string meant, string written, int height) => ExpectLayersAsync(
        $"[Input({input})]\n[{layer}]",
        $"{(layer.StartsWith('D') ? "depthwise1" : "conv1")}: the kernel is {kernel}; if the numbers were meant as {meant}, write {written}, else name them, as in kernelHeight: {height}");

    [Theory]
    [InlineData("[Input(1, 129, 1)]\n[Conv2D(16, 1, 7, StrideWidth = 2)]\n[MaxPool2D(1, 2)]")]
    [InlineData("[Input(128, 1, 1)]\n[Conv2D(1, 65, 1)]\n[MaxPool2D(2, 1)]")]
    [InlineData("[Input(1, 15996, 1)]\n[Conv2D(32, 1, 80, StrideWidth = 4)]\n[MaxPool2D(1, 4)]")]
    [InlineData("[Input(128, 3, 1)]\n[Conv2D(16, 64, 1)]\n[ReLU]\n[Conv2D(8, 5, 3)]")]
    [InlineData("[Input(98, 40, 1)]\n[Conv2D(64, 20, 8, Activation = Activation.ReLU)]\n[Conv2D(64, 10, 4)]")]
    [InlineData("[Input(161, 100, 1)]\n[Conv2D(32, 41, 11, Stride = 2, Activation = Activation.ReLU, Padding = Padding.Same)]\n[Conv2D(32, 21, 11)]")]
    [InlineData("[Input(17, 17, 192)]\n[Conv2D(192, 7, 1, Activation = Activation.ReLU)]\n[Conv2D(192, 1, 7)]")]
    [InlineData("[Input(22, 1000, 1)]\n[Conv2D(40, 1, 25, Activation = Activation.ELU)]\n[Conv2D(40, 22, 1)]")]
    [InlineData("[Input(300, 50, 1)]\n[Conv2D(100, 300, 3)]")]
    [InlineData("[Input(50, 300, 1)]\n[Conv2D(100, 3, 300)]")]
    [InlineData("[Input(224, 224, 3)]\n[Conv2D(3, kernelHeight: 64, kernelWidth: 7)]")]
    [InlineData("[Input(28, 28, 1)]\n[Conv2D(64, 3, 2, Stride = 1)]")]
    [InlineData("[Input(28, 28, 1)]\n[Conv2D(64, kernelHeight: 3, kernelWidth: 2)]")]
    [InlineData("[Input(28, 28, 1)]\n[Conv2D(1, 3)]")]
    [InlineData("[Input(28, 28, 3)]\n[Conv2D(3, 5, 5)]")]
    public Task KernelsOfOrdinaryNetworks_AreSilent(string layers) => ExpectLayersAsync(layers);

    [Theory]
    [InlineData("Conv2D(1, {|CNN050:32|}, 3)", "conv1: a 32x3 kernel does not fit the 28x28x1 input; use Padding.Same, or a kernel of at most 28; if the numbers were meant as channels in, channels out, kernel, write Conv2D(32, 3)")]
    [InlineData("MaxPool2D({|CNN050:30|}, 2)", "pool1: a 30x2 window does not fit the 28x28x1 input; use Padding.Same, or a window of at most 28; if the numbers were meant as window, stride, write MaxPool2D(30, Stride = 2)")]
    [InlineData("Conv2D(4, {|CNN050:29|})", "conv1: a 29x29 kernel does not fit the 28x28x1 input; use Padding.Same, or a kernel of at most 28")]
    public Task WindowInAnotherOrderThatDoesNotFit_IsToldSo(string layer, string message) => ExpectLayersAsync($"[Input(28, 28)]\n[{layer}]", message);

    [Theory]
    [InlineData("3", "64, 64", "3x64x64", "64, 64, 3")]
    [InlineData("3", "224, 320", "3x224x320", "224, 320, 3")]
    [InlineData("4", "32, 32", "4x32x32", "32, 32, 4")]
    [InlineData("1", "28, 28", "1x28x28", "28, 28, 1")]
    [InlineData("1", "8, 8", "1x8x8", "8, 8, 1")]
    [InlineData("13", "256, 256, Layout = ImageLayout.ChannelsFirst", "13x256x256", "256, 256, 13")]
    public Task InputInAnotherOrder_UnderlinesItsHeight(string height, string rest, string shape, string written) => ExpectLayersAsync(
        $"[Input({{|CNN115:{height}|}}, {rest})]\n[Conv2D(8, 1)]",
        $"input: {shape} is height x width x channels; if it was meant as channels, height, width, write Input({written}, Layout = ImageLayout.ChannelsFirst), else name the numbers, as in height: {height}");

    [Theory]
    [InlineData("1, 128, 1")]
    [InlineData("1, 128, 9")]
    [InlineData("1, 128, 64")]
    [InlineData("1, 4000, 700")]
    [InlineData("128, 1, 64")]
    [InlineData("1, 1, 65536")]
    [InlineData("3, 3, 64")]
    [InlineData("4, 4, 64")]
    [InlineData("2, 128, 16")]
    [InlineData("3, 5, 16")]
    [InlineData("7, 7, 512")]
    [InlineData("40, 200, 3")]
    [InlineData("224, 224, 3")]
    [InlineData("height: 3, width: 64, channels: 64")]
    [InlineData("512")]
    public Task OrdinaryInput_IsSilent(string input) => ExpectLayersAsync($"[Input({input})]\n[ReLU]");
}
