using CnnGen.CodeFixes.Tests.Harness;

namespace CnnGen.CodeFixes.Tests;

public sealed class CutKernelFixTests : FixTest<CutKernelFix>
{
    [Theory]
    [InlineData("Conv2D(4, 9)", "Conv2D(4, 8)", "Cut the kernel to 8")]
    [InlineData("Conv2D(kernelSize: 9 /* k */, filters: 4)", "Conv2D(kernelSize: 8 /* k */, filters: 4)", "Cut the kernel to 8")]
    [InlineData("Conv2D(4, 3, 9)", "Conv2D(4, 3, 8)", "Cut the kernel's width to 8")]
    [InlineData("Conv2D(4, 2 * 9, 3)", "Conv2D(4, 8, 3)", "Cut the kernel's height to 8")]
    [InlineData("Conv2D(4, kernelWidth: 10, kernelHeight: 9, Dilation = 2)", "Conv2D(4, kernelWidth: 4, kernelHeight: 4, Dilation = 2)", "Cut the kernel to 4x4")]
    [InlineData("DepthwiseConv2D(13, Pads = new[] { 1, 2 })", "DepthwiseConv2D(10, Pads = new[] { 1, 2 })", "Cut the kernel to 10")]
    [InlineData("DepthwiseConv2D(13, 13, Pads = new[] { 1, 2 })", "DepthwiseConv2D(10, 12, Pads = new[] { 1, 2 })", "Cut the kernel to 10x12")]
    [InlineData("MaxPool2D(9)", "MaxPool2D(8)", "Cut the window to 8")]
    [InlineData("AveragePool2D(9, 2, Stride = 1)", "AveragePool2D(8, 2, Stride = 1)", "Cut the window's height to 8")]
    [InlineData("MaxPool2D(int.MaxValue)", "MaxPool2D(8)", "Cut the window to 8")]
    public Task Misfit_IsCutToWhatFits(string before, string after, string title) => ExpectAsync(
        $"using CnnGen;\n[Cnn]\n[Input(8, 8)] // pixels\n[{before}] // why\npartial class Net;",
        $"using CnnGen;\n[Cnn]\n[Input(8, 8)] // pixels\n[{after}] // why\npartial class Net;",
        title);

    [Fact]
    public Task PoolWithTooMuchPaddingForAnyWindow_IsNotCut() =>
        ExpectNothingAsync("using CnnGen;\n[Cnn, Input(2, 2), MaxPool2D(11, Pads = new[] { 5, 0, 0, 0 })] partial class Net;");

    [Fact]
    public Task FixAll_CutsEachToItsOwn() => ExpectAllAsync(
        "using CnnGen;\n[Cnn, Input(8, 8), Conv2D(4, 9)] partial class A;\n[Cnn, Input(5, 8), MaxPool2D(9, 9)] partial class B;\n",
        "using CnnGen;\n[Cnn, Input(8, 8), Conv2D(4, 8)] partial class A;\n[Cnn, Input(5, 8), MaxPool2D(5, 8)] partial class B;\n");
}
