namespace CnnGen.Generator.Tests.Diagnostics;

public sealed class ShapeErrorTests : DiagnosticsTest
{
    [Fact]
    public Task KernelLargerThanInput_UnderlinesKernelArgument() => ExpectLayersAsync(
        """
        [Input(28, 28)]
        [Conv2D(32, 5)]
        [MaxPool2D(2)]
        [Conv2D(64, 5)]
        [MaxPool2D(2)]
        [Conv2D(64, {|CNN050:5|})]
        [MaxPool2D(2)]
        [Flatten]
        [Dense(10)]
        """,
        "conv3: a 5x5 kernel does not fit the 4x4x64 input from pool2; use Padding.Same, or a kernel of at most 4");

    [Theory]
    [InlineData("Conv2D(8, 3, {|CNN050:9|})", "conv1: a 3x9 kernel does not fit the 8x8x4 input; use Padding.Same, or a kernel of at most 8")]
    [InlineData("Conv2D(8, {|CNN050:5|}, Dilation = 2)", "conv1: a 5x5 kernel with dilation 2 does not fit the 8x8x4 input; use Padding.Same, or a kernel of at most 4")]
    [InlineData("DepthwiseConv2D({|CNN050:kernelSize: 13|}, Pads = new[] { 1, 2 })", "depthwise1: a 13x13 kernel does not fit the 8x8x4 input, padded by 1, 2, 1, 2; use Padding.Same, or a kernel of at most 10x12")]
    [InlineData("MaxPool2D({|CNN050:20|}, Stride = 4, CeilMode = true)", "pool1: a 20x20 window does not fit the 8x8x4 input; use a window of at most 8")]
    [InlineData("MaxPool2D({|CNN050:9|}, Stride = 1)", "pool1: a 9x9 window does not fit the 8x8x4 input; use Padding.Same, or a window of at most 8")]
    [InlineData("Conv2D(8, {|CNN050:int.MaxValue|})", "conv1: a 2147483647x2147483647 kernel does not fit the 8x8x4 input; use a kernel of at most 8")]
    [InlineData("Conv2D(6, 3, {|CNN051:Groups = 3|})", "conv1: 3 groups do not divide the 4 channels of the 8x8x4 input; use 2")]
    [InlineData("Conv2D(6, 3, {|CNN052:Groups = 4|})", "conv1: 4 groups do not divide the 6 filters; use 2")]
    [InlineData("Conv2D(6, 3, {|CNN051:Groups = int.MaxValue|})", "conv1: 2147483647 groups do not divide the 4 channels of the 8x8x4 input; use 2")]
    [InlineData("{|CNN053:Dense(10)|}", "dense1: a dense layer needs flat data and gets the 8x8x4 input; put [Flatten] (256 features) or [GlobalAveragePool2D] (4 features) before it")]
    [InlineData("MaxPool2D(2, {|CNN057:Pads = new[] { 2 }|})", "pool1: Pads of 2 are more than half the 2x2 window; use at most 1, or Padding.Same")]
    [InlineData("AveragePool2D(4, 2, Stride = 1, {|CNN057:Pads = new[] { 2, 1, 3, 1 }|})", "pool1: Pads of 2, 1, 3, 1 are more than half the 4x2 window; use at most 2x1, or Padding.Same")]
    public Task Misfit_UnderlinesArgument(string layer, string message) => ExpectLayersAsync($"[Input(8, 8, 4)]\n[{layer}]", message);

    [Theory]
    [InlineData("[Flatten]\n[{|CNN054:Conv2D(8, 3)|}]", "conv1: a convolution needs height x width x channels and gets the flat input of 256 features from flatten1; move it before flatten1, which makes the data flat")]
    [InlineData("[Flatten]\n[Dense(8)]\n[{|CNN054:MaxPool2D(2)|}]", "pool1: a pool needs height x width x channels and gets the flat input of 8 features from dense1; move it before flatten1, which makes the data flat")]
    [InlineData("[GlobalMaxPool2D]\n[{|CNN054:GlobalAveragePool2D|}]", "pool2: a pool needs height x width x channels and gets the flat input of 4 features from pool1; move it before pool1, which makes the data flat")]
    [InlineData("[Flatten]\n[{|CNN054:UpSampling2D(2)|}]", "upsampling1: upsampling needs height x width x channels and gets the flat input of 256 features from flatten1; move it before flatten1, which makes the data flat")]
    public Task SpatialLayerOnFlatData_NamesWhatFlattens(string layers, string message) => ExpectLayersAsync($"[Input(8, 8, 4)]\n{layers}", message);

    [Fact]
    public Task SpatialLayerOnFlatInput_AsksForASpatialInput() => ExpectLayersAsync(
        "[Input(64)]\n[{|CNN054:Conv2D(8, 3)|}]",
        "conv1: a convolution needs height x width x channels and gets the flat input of 64 features; declare [Input(height, width, channels)]");

    [Theory]
    [InlineData("[{|CNN055:Input(65536, 65536, 3)|}]\n[Flatten]", "input: the 65536x65536x3 input has 12,884,901,888 elements; at most 2,147,483,591 fit one array")]
    [InlineData("[Input(2147483591)]\n[{|CNN056:Dense(2)|}]", "dense1: it brings the parameters to 8,589,934,384 stored values; at most 2,147,483,568 fit one array")]
    [InlineData("[Input(30000, 30000)]\n[{|CNN055:Conv2D(64, 1)|}]", "conv1: the output for the 30000x30000x1 input has 57,600,000,000 elements; at most 2,147,483,591 fit one array")]
    [InlineData("[Input(8, 8)]\n[{|CNN055:Conv2D(1, 1, Pads = new[] { int.MaxValue })|}]", "conv1: the 8x8x1 input, with its padding, has 18,446,744,125,249,159,204 elements; at most 2,147,483,591 fit one array")]
    [InlineData("[Input(8, 8)]\n[{|CNN055:MaxPool2D(int.MaxValue, Padding = Padding.Same)|}]", "pool1: the 8x8x1 input, with its padding, has 4,611,686,014,132,420,609 elements; at most 2,147,483,591 fit one array")]
    [InlineData("[Input(1, 1, 40000)]\n[{|CNN056:Conv2D(40000, 3, Padding = Padding.Same)|}]", "conv1: it brings the parameters to 14,400,040,000 stored values; at most 2,147,483,568 fit one array")]
    [InlineData("[Input(1, 1, 60000000)]\n[{|CNN056:DepthwiseConv2D(3, Padding = Padding.Same, DepthMultiplier = 2)|}]", "depthwise1: it brings the parameters to 2,400,000,000 stored values; at most 2,147,483,568 fit one array")]
    [InlineData("[Input(20000, 20000)]\n[Conv2D(4, 1)]\n[{|CNN055:ReLU|}]", "relu1: it brings the activations of one sample to 3,200,000,000 elements; at most 2,147,483,591 fit one array")]
    [InlineData("[Input(1, 1, 65536)]\n[{|CNN055:DepthwiseConv2D(1, DepthMultiplier = 65536)|}]", "depthwise1: the output for the 1x1x65536 input has 4,294,967,296 elements; at most 2,147,483,591 fit one array")]
    [InlineData("[Input(8, 8)]\n[{|CNN055:UpSampling2D(int.MaxValue)|}]", "upsampling1: the output for the 8x8x1 input has 295,147,904,904,474,918,976 elements; at most 2,147,483,591 fit one array")]
    public Task TooManyElements_AreCounted(string layers, string message) => ExpectLayersAsync(layers, message);

    [Theory]
    [InlineData("[Input(1, 1073741777, 1)]\n[{|CNN055:Conv2D(1, 1)|}]", "conv1: it brings the memory of training to 2,147,483,600 elements; at most 2,147,483,568 fit one array")]
    [InlineData("[Input(1)]\n[Dense(1, Activation = Activation.ReLU)]\n[{|CNN055:Dense(600000000)|}]", "dense2: it brings the weights, repacked for training, to 2,400,000,000 elements; at most 2,147,483,568 fit one array")]
    [InlineData("[Input(16384, 16384, 3, Layout = ImageLayout.ChannelsFirst)]\n[{|CNN055:Conv2D(3, 1)|}]", "conv1: it brings the memory of a prediction to 2,415,919,104 elements; at most 2,147,483,568 fit one array")]
    [InlineData("[Input(1, 536870912, 2)]\n[Tanh]\n[{|CNN055:Conv2D(1, 1)|}]", "conv1: it brings the memory of training to 2,147,483,664 elements; at most 2,147,483,568 fit one array")]
    public Task TooLongBuffers_AreCountedOnThePlan(string layers, string message) => ExpectLayersAsync(layers, message);

    [Fact]
    public Task TrainingThatFitsToTheFloat_IsSilent() => ExpectLayersAsync("[Input(1, 1073741776, 1)]\n[Conv2D(1, 1)]");

    [Theory]
    [InlineData(14)]
    [InlineData(15)]
    public Task TrainingThatKeepsTooMuch_IsReportedAtTheLayerThatBringsItPast(int layers) => ExpectLayersAsync(
        "[Input(4096, 4096, 8)]\n" + string.Join('\n', Enumerable.Range(1, layers).Select(static layer =>
            layer == 14 ? "[{|CNN055:Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)|}]" : "[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]")),
        "conv14: it brings the memory of training to 2,147,483,680 elements; at most 2,147,483,568 fit one array");

    [Fact]
    public Task ThirteenSuchLayers_AreSilent() => ExpectLayersAsync(
        "[Input(4096, 4096, 8)]\n" + string.Join('\n', Enumerable.Repeat("[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]", 13)));

    [Fact]
    public Task AfterABrokenLayer_WhatFollowsFromItIsSilent() => ExpectLayersAsync(
        """
        [Input(8, 8)]
        [Conv2D(16, {|CNN050:9|})]
        [MaxPool2D(9)]
        [Conv2D(16, 3, Groups = 3)]
        [Flatten]
        [Conv2D(4, 3)]
        [Dense(32)]
        [{|CNN054:MaxPool2D(2)|}]
        [Dense(10)]
        """,
        "conv1: a 9x9 kernel does not fit the 8x8x1 input; use Padding.Same, or a kernel of at most 8",
        "pool2: a pool needs height x width x channels and gets the flat input of 32 features from dense1; move it before flatten1, which makes the data flat");
}
