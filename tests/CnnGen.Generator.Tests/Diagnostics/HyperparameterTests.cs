namespace CnnGen.Generator.Tests.Diagnostics;

public sealed class HyperparameterTests : DiagnosticsTest
{
    [Theory]
    [InlineData("Conv2D({|CNN020:0|}, 5)", "conv1: filters is 0; it must be at least 1")]
    [InlineData("Conv2D(8, {|CNN020:-3|})", "conv1: kernelSize is -3; it must be at least 1")]
    [InlineData("Conv2D(8, {|CNN020:0|}, 3)", "conv1: kernelHeight is 0; it must be at least 1")]
    [InlineData("Conv2D(8, 3, {|CNN020:kernelWidth: 0|})", "conv1: kernelWidth is 0; it must be at least 1")]
    [InlineData("Conv2D(8, 3, {|CNN020:Stride = 0|})", "conv1: Stride is 0; it must be at least 1")]
    [InlineData("Conv2D(8, 3, {|CNN020:StrideWidth = int.MinValue|})", "conv1: StrideWidth is -2147483648; it must be at least 1")]
    [InlineData("Conv2D(8, 3, {|CNN020:Dilation = -1|})", "conv1: Dilation is -1; it must be at least 1")]
    [InlineData("Conv2D(8, 3, {|CNN020:DilationHeight = 0|})", "conv1: DilationHeight is 0; it must be at least 1")]
    [InlineData("Conv2D(8, 3, {|CNN020:Groups = 0|})", "conv1: Groups is 0; it must be at least 1")]
    [InlineData("Conv2D({|CNN020:default|}, 3)", "conv1: filters is 0; it must be at least 1")]
    [InlineData("DepthwiseConv2D(3, {|CNN020:DepthMultiplier = 0|})", "depthwise1: DepthMultiplier is 0; it must be at least 1")]
    [InlineData("MaxPool2D({|CNN020:0|})", "pool1: poolSize is 0; it must be at least 1")]
    [InlineData("AveragePool2D(2, {|CNN020:-2|})", "pool1: poolWidth is -2; it must be at least 1")]
    [InlineData("MaxPool2D(2, {|CNN020:Stride = 0|})", "pool1: Stride is 0; it must be at least 1")]
    [InlineData("UpSampling2D({|CNN020:0|})", "upsampling1: size is 0; it must be at least 1")]
    [InlineData("UpSampling2D({|CNN020:0|}, 2)", "upsampling1: heightFactor is 0; it must be at least 1")]
    [InlineData("UpSampling2D(2, {|CNN020:widthFactor: -1|})", "upsampling1: widthFactor is -1; it must be at least 1")]
    public Task NotPositive_UnderlinesArgument(string layer, string message) => ExpectOneAsync(layer, message);

    [Theory]
    [InlineData("Conv2D(8, 3, {|CNN021:Pads = new[] { 1, -1 }|})", "conv1: Pads holds -1; padding must be at least 0")]
    [InlineData("Conv2D(8, 3, {|CNN022:Pads = new[] { 1, 1, 1 }|})", "conv1: Pads holds 3 values; give 1 (all sides), 2 (vertical, horizontal) or 4 (top, left, bottom, right)")]
    [InlineData("MaxPool2D(2, {|CNN022:Pads = new int[0]|})", "pool1: Pads holds 0 values; give 1 (all sides), 2 (vertical, horizontal) or 4 (top, left, bottom, right)")]
    [InlineData("Conv2D(8, 3, {|CNN024:Pads = new[] { 1 }|}, Padding = Padding.Same)", "conv1: Pads and Padding are both given; Pads alone sets explicit padding, Padding = Padding.Same computes it")]
    [InlineData("Conv2D(8, 3, Padding = Padding.Valid, {|CNN024:Pads = new[] { 0 }|})", "conv1: Pads and Padding are both given; Pads alone sets explicit padding, Padding = Padding.Same computes it")]
    [InlineData("Conv2D(8, 3, {|CNN030:Pads = null|})", "conv1: Pads is null; remove it, or give a value")]
    [InlineData("MaxPool2D(2, Padding = Padding.Same, {|CNN029:CeilMode = true|})", "pool1: CeilMode and Padding.Same are both given; Padding.Same already covers the whole input, so remove CeilMode")]
    public Task Padding_UnderlinesArgument(string layer, string message) => ExpectOneAsync(layer, message);

    [Theory]
    [InlineData("Conv2D(8, 3, Stride = 2, {|CNN023:StrideHeight = 2|})", "conv1: Stride and StrideHeight are both given; give Stride for both axes, or StrideHeight and StrideWidth")]
    [InlineData("MaxPool2D(2, {|CNN023:StrideWidth = 2|}, Stride = 2)", "pool1: Stride and StrideWidth are both given; give Stride for both axes, or StrideHeight and StrideWidth")]
    [InlineData("Conv2D(8, 3, Dilation = 1, {|CNN023:DilationWidth = 1|})", "conv1: Dilation and DilationWidth are both given; give Dilation for both axes, or DilationHeight and DilationWidth")]
    public Task SizeGivenTwice_UnderlinesTheAxis(string layer, string message) => ExpectOneAsync(layer, message);

    [Theory]
    [InlineData("Conv2D(8, 3, {|CNN025:Activation = (Activation)99|})", "conv1: Activation is 99, which is not a defined value of Activation")]
    [InlineData("Conv2D(8, 3, {|CNN025:Padding = (Padding)(-1)|})", "conv1: Padding is -1, which is not a defined value of Padding")]
    public Task EnumOutOfRange_UnderlinesArgument(string layer, string message) => ExpectOneAsync(layer, message);

    [Theory]
    [InlineData("Dropout({|CNN026:1.5|})", "dropout1: the rate is 1.5; it must be between 0 and 1")]
    [InlineData("Dropout({|CNN026:-0.1|})", "dropout1: the rate is -0.1; it must be between 0 and 1")]
    [InlineData("Dropout({|CNN026:double.NaN|})", "dropout1: the rate is NaN; it must be between 0 and 1")]
    [InlineData("LeakyReLU({|CNN027:double.NaN|})", "leakyrelu1: negativeSlope is NaN; it must be finite in single precision")]
    [InlineData("ELU({|CNN027:double.PositiveInfinity|})", "elu1: alpha is Infinity; it must be finite in single precision")]
    [InlineData("Clip({|CNN027:-1e300|}, 1)", "clip1: min is -1E+300; it must be finite in single precision")]
    [InlineData("Clip({|CNN028:6|}, 0)", "clip1: min 6 is greater than max 0; give the smaller one first")]
    public Task RealNumber_UnderlinesArgument(string layer, string message) => ExpectOneAsync(layer, message);

    [Theory]
    [InlineData("Dropout(0)")]
    [InlineData("Dropout(0.999)")]
    [InlineData("LeakyReLU(-0.0)")]
    [InlineData("LeakyReLU")]
    [InlineData("Clip(1, 1)")]
    [InlineData("Conv2D(8, 3, Stride = 2, Padding = Padding.Same, Dilation = 2)")]
    [InlineData("Conv2D(8, kernelWidth: 3, kernelHeight: 1)")]
    [InlineData("Conv2D(8, 3, StrideHeight = 2)")]
    [InlineData("Conv2D(8, 3, Pads = new[] { 0, 1, 2, 3 })")]
    [InlineData("Conv2D(8, 3, Pads = new int[] { 5 })")]
    [InlineData("Conv2D(8, 3, Pads = [1, 2])")]
    [InlineData("MaxPool2D(3, Pads = new[] { 1 }, CeilMode = true, Dilation = 2)")]
    [InlineData("AveragePool2D(3, CountIncludePad = true)")]
    public Task LegalHyperparameters_AreSilent(string layer) => ExpectLayersAsync($"[Input(9, 9, 2)]\n[{layer}]");

    [Fact]
    public Task SeveralMistakes_AreReportedAtOnce_WithoutFollowUps() => ExpectLayersAsync(
        """
        [Input(28, 28)]
        [Conv2D({|CNN020:0|}, {|CNN020:0|}, {|CNN020:Stride = 0|})]
        [MaxPool2D(100)]
        [Flatten]
        [Dense({|CNN020:-1|})]
        [Dropout({|CNN026:2|})]
        """,
        "conv1: filters is 0; it must be at least 1",
        "conv1: kernelSize is 0; it must be at least 1",
        "conv1: Stride is 0; it must be at least 1",
        "dense1: units is -1; it must be at least 1",
        "dropout1: the rate is 2; it must be between 0 and 1");

    [Fact]
    public Task InputSizes_AreCheckedLikeAnyOther() => ExpectLayersAsync(
        "[Input({|CNN020:0|}, 28, {|CNN020:-1|})]\n[Flatten]\n[Dense(10)]",
        "input: height is 0; it must be at least 1",
        "input: channels is -1; it must be at least 1");

    private static Task ExpectOneAsync(string layer, string message) => ExpectLayersAsync($"[Input(32, 32, 4)]\n[{layer}]", message);
}
