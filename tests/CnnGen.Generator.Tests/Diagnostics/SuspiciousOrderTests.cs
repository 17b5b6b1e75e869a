namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Layers that are hardly meant where they stand.</summary>
public sealed class SuspiciousOrderTests : DiagnosticsTest
{
    [Theory]
    [InlineData("[Dense(4)]\n[{|CNN102:Softmax|}]\n[Dense(3)]\n[Softmax]", "softmax1: a softmax belongs at the end, and dense2 follows it; remove it, or move it to the end")]
    [InlineData("[Dense(4)]\n[{|CNN102:Softmax(Name = \"probs\")|}]\n[ReLU]", "probs: a softmax belongs at the end, and relu1 follows it; remove it, or move it to the end")]
    [InlineData("[Dense(4)]\n[Softmax]\n[{|CNN103:Softmax|}]", "softmax2: its input is the softmax softmax1, whose probabilities a second softmax levels out; remove one of the two")]
    public Task MisplacedSoftmax_UnderlinesIt(string layers, string message) => ExpectLayersAsync($"[Input(8)]\n{layers}", message);

    [Theory]
    [InlineData("[Dense(4)]\n[Softmax]")]
    [InlineData("[Softmax]")]
    public Task SoftmaxAtTheEnd_IsSilent(string layers) => ExpectLayersAsync($"[Input(8)]\n{layers}");

    [Theory]
    [InlineData("[Conv2D(4, 1)]\n[Softmax]")]
    [InlineData("[Conv2D(4, 1)]\n[Softmax]\n[GlobalAveragePool2D]")]
    [InlineData("[Conv2D(4, 1)]\n[Softmax]\n[AveragePool2D(2)]")]
    [InlineData("[Conv2D(4, 1, Activation = Activation.ReLU)]\n[GlobalAveragePool2D]\n[Softmax]")]
    public Task SoftmaxOfMaps_IsSilent(string layers) => ExpectLayersAsync($"[Input(8, 8)]\n{layers}");

    [Theory]
    [InlineData("[Dense(4, {|CNN104:Activation = Activation.ReLU|})]\n[Softmax]", "dense1: ReLU distorts the logits that softmax1 takes; remove it")]
    [InlineData("[Dense(4)]\n[{|CNN104:LeakyReLU(0.2)|}]\n[Softmax]", "leakyrelu1: LeakyReLU distorts the logits that softmax1 takes; remove it")]
    [InlineData("[Dense(4)]\n[{|CNN104:GELU(Approximate = true)|}]\n[Flatten]\n[Softmax]", "gelu1: GELU distorts the logits that softmax1 takes; remove it")]
    [InlineData("[Loss(Loss.BinaryCrossEntropy)]\n[Dense(4, {|CNN104:Activation = Activation.ReLU|})]", "dense1: ReLU distorts the logits that Loss.BinaryCrossEntropy takes; remove it")]
    [InlineData("[Loss(Loss.BinaryCrossEntropy)]\n[Dense(4)]\n[{|CNN104:Sigmoid|}]\n[Flatten]", "sigmoid1: Sigmoid distorts the logits that Loss.BinaryCrossEntropy takes; remove it")]
    [InlineData("[Loss(Loss.CrossEntropy)]\n[Dense(4, {|CNN104:Activation = Activation.Tanh|})]", "dense1: Tanh distorts the logits that Loss.CrossEntropy takes; remove it")]
    [InlineData("[Loss({|CNN111:Loss.CrossEntropy|})]\n[Dense(4)]\n[Sigmoid]", "'Net' ends in the sigmoid of sigmoid1, and Loss.CrossEntropy takes logits; use Loss.BinaryCrossEntropy, which has the sigmoid built in, or [Softmax] in place of the sigmoid")]
    [InlineData("[Loss({|CNN111:loss: Loss.CrossEntropy|})]\n[Dense(4, Activation = Activation.Sigmoid)]", "'Net' ends in the sigmoid of dense1, and Loss.CrossEntropy takes logits; use Loss.BinaryCrossEntropy, which has the sigmoid built in, or [Softmax] in place of the sigmoid")]
    public Task ActivationOnLogits_UnderlinesWhatToChange(string layers, string message) => ExpectLayersAsync($"[Input(8)]\n{layers}", message);

    [Theory]
    [InlineData("[Dense(4, Activation = Activation.ReLU)]\n[Dense(3)]\n[Softmax]")]
    [InlineData("[Dense(4, Activation = Activation.None)]\n[Softmax]")]
    [InlineData("[Loss(Loss.CrossEntropy)]\n[Dense(4)]")]
    [InlineData("[Loss(Loss.BinaryCrossEntropy)]\n[Dense(4)]\n[Sigmoid]")]
    [InlineData("[Loss(Loss.CrossEntropy)]\n[Dense(4)]\n[Softmax]")]
    [InlineData("[Loss(Loss.MeanSquaredError)]\n[Dense(4)]\n[Sigmoid]")]
    [InlineData("[Dense(4, Activation = Activation.ReLU)]")]
    public Task LogitsAsTheyAre_AreSilent(string layers) => ExpectLayersAsync($"[Input(8)]\n{layers}");

    [Theory]
    [InlineData("[Dense(1)]\n[{|CNN105:Softmax|}]", "softmax1: a softmax over a single class is always 1; use Loss.BinaryCrossEntropy, with [Sigmoid] in place of a softmax, or give the network at least 2 classes")]
    [InlineData("[Loss({|CNN105:Loss.CrossEntropy|})]\n[Dense(1)]", "Net: cross entropy over a single class is always 0; use Loss.BinaryCrossEntropy, with [Sigmoid] in place of a softmax, or give the network at least 2 classes")]
    public Task SingleClass_IsDiagnosed(string layers, string message) => ExpectLayersAsync($"[Input(8)]\n{layers}", message);

    [Theory]
    [InlineData("[Dense(1)]")]
    [InlineData("[Dense(2)]\n[Softmax]")]
    [InlineData("[Loss(Loss.BinaryCrossEntropy)]\n[Dense(1)]\n[Sigmoid]")]
    public Task SingleOutput_IsSilent(string layers) => ExpectLayersAsync($"[Input(8)]\n{layers}");

    [Theory]
    [InlineData("[Dense(4)]\n[{|CNN107:Dropout(0.5)|}]\n[Softmax]", "dropout1: no layer with weights follows, so training zeroes outputs themselves; move it before dense1")]
    [InlineData("[Dense(4, Activation = Activation.ReLU)]\n[Dense(4)]\n[{|CNN107:Dropout(0.5)|}]", "dropout1: no layer with weights follows, so training zeroes outputs themselves; move it before dense2")]
    [InlineData("[Dropout({|CNN110:1|})]\n[Dense(4)]", "dropout1: a rate of 1 zeroes everything in training, and nothing before it learns; use a rate below 1")]
    public Task UselessDropout_IsDiagnosed(string layers, string message) => ExpectLayersAsync($"[Input(8)]\n{layers}", message);

    [Theory]
    [InlineData("[Dropout(0.2)]\n[Dense(4)]")]
    [InlineData("[Dense(4)]\n[Dropout(0)]")]
    [InlineData("[Dropout(0.99)]\n[Dense(4)]")]
    public Task DropoutBeforeADenseLayer_IsSilent(string layers) => ExpectLayersAsync($"[Input(8)]\n{layers}");

    [Theory]
    [InlineData("[{|CNN112:Dense(4)|}]\n[Dense(3)]", "dense1: dense2 follows without an activation between, and two linear maps in a row are one; set Activation, to Activation.None if that is meant")]
    [InlineData("[{|CNN112:Dense(4, UseBias = false)|}]\n[Dropout(0.5)]\n[Dense(3)]\n[Softmax]", "dense1: dense2 follows without an activation between, and two linear maps in a row are one; set Activation, to Activation.None if that is meant")]
    public Task TwoDenseLayersInARow_UnderlineTheFirst(string layers, string message) => ExpectLayersAsync($"[Input(8)]\n{layers}", message);

    [Theory]
    [InlineData("[Dense(4)]\n[ReLU]\n[Dense(3)]")]
    [InlineData("[Dense(4, Activation = Activation.ELU)]\n[Dense(3)]")]
    [InlineData("[Dense(4, Activation = Activation.None)]\n[Dense(3)]")]
    public Task ActivationBetweenOrNoneOnPurpose_IsSilent(string layers) => ExpectLayersAsync($"[Input(8)]\n{layers}");

    [Theory]
    [InlineData("[{|CNN112:Conv2D(8, 3)|}]\n[Conv2D(8, 3)]", "conv1", "conv2")]
    [InlineData("[{|CNN112:Conv2D(8, 3)|}]\n[AveragePool2D(2)]\n[Dropout(0.1)]\n[Conv2D(8, 3)]", "conv1", "conv2")]
    [InlineData("[{|CNN112:Conv2D(8, 3)|}]\n[Flatten]\n[Dense(3)]", "conv1", "dense1")]
    [InlineData("[{|CNN112:Conv2D(8, 3)|}]\n[GlobalAveragePool2D]\n[Dropout(0.1)]\n[Dense(3)]", "conv1", "dense1")]
    [InlineData("[{|CNN112:Conv2D(8, 1)|}]\n[Conv2D(8, 3)]", "conv1", "conv2")]
    [InlineData("[{|CNN112:Conv2D(8, 3)|}]\n[Conv2D(2, 1)]", "conv1", "conv2")]
    [InlineData("[{|CNN112:Conv2D(8, 3, 1)|}]\n[Conv2D(8, 3, 1)]", "conv1", "conv2")]
    public Task TwoLinearLayersInARow_UnderlineTheFirst(string layers, string first, string second) => ExpectLayersAsync(
        $"[Input(12, 12, 4)]\n{layers}",
        $"{first}: {second} follows without an activation between, and two linear maps in a row are one; set Activation, to Activation.None if that is meant");

    [Theory]
    [InlineData("[DepthwiseConv2D(3)]\n[Conv2D(8, 1, Activation = Activation.ReLU)]")] // MobileNet's and Xception's
    [InlineData("[Conv2D(8, 1)]\n[DepthwiseConv2D(3, Activation = Activation.ReLU)]")] // blueprint separable
    [InlineData("[DepthwiseConv2D(5)]\n[DepthwiseConv2D(3, Dilation = 3)]\n[Conv2D(8, 1)]")] // large-kernel attention
    [InlineData("[DepthwiseConv2D(12)]\n[Flatten]\n[Dense(3)]")] // MobileFaceNet's
    [InlineData("[Conv2D(2, 1)]\n[Conv2D(8, 1, Activation = Activation.ReLU6)]")] // MobileNetV2's linear bottleneck
    [InlineData("[Conv2D(8, 1)]\n[Conv2D(8, 3, Groups = 4)]\n[Conv2D(8, 1)]")]
    [InlineData("[Conv2D(8, 5, 1)]\n[Conv2D(8, 1, 5)]")]
    [InlineData("[Conv2D(8, 3)]\n[MaxPool2D(2)]\n[Conv2D(8, 3)]")]
    [InlineData("[Conv2D(8, 3)]\n[ReLU]\n[Conv2D(8, 3)]")]
    [InlineData("[Conv2D(8, 3, Activation = Activation.None)]\n[Conv2D(8, 3)]")]
    [InlineData("[Conv2D(8, 3, Activation = Activation.Tanh)]\n[Flatten]\n[Dense(3)]")]
    [InlineData("[Conv2D(8, 3)]\n[GlobalMaxPool2D]\n[Dense(3)]")]
    [InlineData("[Conv2D(8, 3)]\n[GlobalAveragePool2D]\n[Softmax]")]
    public Task FactorsOfAConvolutionAndWhatIsNotLinear_AreSilent(string layers) => ExpectLayersAsync($"[Input(12, 12, 4)]\n{layers}");

    [Fact]
    public Task NextToALayerStillBeingTyped_NothingIsSuspected() => ExpectLayersAsync(
        "[Input(8)]\n[Dense(4)]\n[Softmax]\n[Dense({|CNN020:0|})]\n[Dense(4)]\n[Dropout(0.5)]\n[Conv()]",
        "dense2: units is 0; it must be at least 1");
}
