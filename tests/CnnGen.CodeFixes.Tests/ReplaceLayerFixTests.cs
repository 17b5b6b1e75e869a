using CnnGen.CodeFixes.Tests.Harness;

namespace CnnGen.CodeFixes.Tests;

public sealed class ReplaceLayerFixTests : FixTest<ReplaceLayerFix>
{
    [Theory]
    [InlineData("Linear(784, 10)", "Dense(10)", "Dense")]
    [InlineData("Linear(10)", "Dense(10)", "Dense")]
    [InlineData("LinearAttribute(10, UseBias = false)", "Dense(10, UseBias = false)", "Dense")]
    [InlineData("nn.Linear(/* in */ 784, 10)", "global::CnnGen.Dense(/* in */ 10)", "Dense")]
    [InlineData("CnnGen.Linear(784, 10)", "CnnGen.Dense(10)", "Dense")]
    [InlineData("Relu", "ReLU", "ReLU")]
    [InlineData("LeakyRelu(0.2)", "LeakyReLU(0.2)", "LeakyReLU")]
    [InlineData("Swish", "SiLU", "SiLU")]
    public Task LayerOfFlatData_IsReplaced(string before, string after, string ours) => ExpectAsync(
        $"using CnnGen;\n[Cnn, Input(784)]\n[{before}] // why\npartial class Net;",
        $"using CnnGen;\n[Cnn, Input(784)]\n[{after}] // why\npartial class Net;",
        $"Replace it with {ours}");

    [Theory]
    [InlineData("Conv2d(3, 16, 5)", "Conv2D(16, 5)", "Conv2D")]
    [InlineData("Conv2d(16, 5, Stride = 2)", "Conv2D(16, 5, Stride = 2)", "Conv2D")]
    [InlineData("Convolution2D(16, 3, 5)", "Conv2D(16, 3, 5)", "Conv2D")]
    [InlineData("MaxPool2d(3, 2)", "MaxPool2D(3, Stride = 2)", "MaxPool2D")]
    [InlineData("MaxPooling2D(2)", "MaxPool2D(2)", "MaxPool2D")]
    [InlineData("AvgPool2d(3, 2, CeilMode = false)", "AveragePool2D(3, Stride = 2, CeilMode = false)", "AveragePool2D")]
    [InlineData("GlobalAveragePooling2D", "GlobalAveragePool2D", "GlobalAveragePool2D")]
    [InlineData("Upsample(2)", "UpSampling2D(2)", "UpSampling2D")]
    public Task LayerOfMaps_IsReplaced(string before, string after, string ours) => ExpectAsync(
        $"using CnnGen;\n[Cnn]\n[Input(33, 33, 3)]\n[{before}]\npartial class Net;",
        $"using CnnGen;\n[Cnn]\n[Input(33, 33, 3)]\n[{after}]\npartial class Net;",
        $"Replace it with {ours}");

    [Theory]
    [InlineData("BatchNorm2d(8)")]
    [InlineData("LSTM(8)")]
    [InlineData("Conv1D(8, 3)")]
    public Task LayerThatIsNotThere_HasNoReplacement(string layer) => ExpectNothingAsync($"using CnnGen;\n[Cnn, Input(9, 9), {layer}, Flatten, Dense(3)] partial class Net;");

    [Fact]
    public Task FixAll_ReplacesEveryLayer() => ExpectAllAsync(
        "using CnnGen;\n[Cnn, Input(28, 28), Conv2d(1, 8, 5), Relu, MaxPool2d(2, 2), Flatten, Linear(1152, 10), Softmax] partial class Net;",
        "using CnnGen;\n[Cnn, Input(28, 28), Conv2D(8, 5), ReLU, MaxPool2D(2, Stride = 2), Flatten, Dense(10), Softmax] partial class Net;");
}
