using CnnGen.Generator.Model;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Parsing;

public sealed class NetworkParsingTests
{
    [Fact]
    public void DefaultNames_CountEachKind_AndAllPoolsTogether()
    {
        Network network = Declared.Network(
            """
            [Input(32, 32, 3)]
            [Conv2D(8, 3)]
            [ReLU]
            [DepthwiseConv2D(3)]
            [MaxPool2D(2)]
            [Conv2D(8, 3, Name = "stem")]
            [LeakyReLU(0.1), HardSwish]
            [AveragePool2D(2)]
            [Conv2D(8, 3)]
            [GlobalAveragePool2D]
            [Dropout(0.5), Dense(10), Softmax]
            """);

        Assert.Equal(
            ["conv1", "relu1", "depthwise1", "pool1", "stem", "leakyrelu1", "hardswish1", "pool2", "conv3", "pool3", "dropout1", "dense1", "softmax1"],
            network.Layers.Select(static layer => layer.Layer.Name));
    }

    [Fact]
    public void EveryArgumentOfAConvolution_IsRead()
    {
        Network network = Declared.Network(
            "[Input(20, 20, 4, Layout = ImageLayout.ChannelsFirst)]\n"
            + "[Conv2D(kernelWidth: 5, kernelHeight: 3, filters: 8, StrideHeight = 2, Pads = new[] { 1, 2, 3, 4 }, DilationWidth = 2, Groups = 2, UseBias = false, Activation = Activation.ELU)]");

        Assert.True(network.ChannelsFirst);
        Assert.Equal(
            new Conv2DLayer(
                "conv1", 8, new Size(3, 5), new Size(2, 1), new PaddingSpec(PaddingMode.Explicit, new Pads(1, 2, 3, 4)), new Size(1, 2), 2, UseBias: false,
                new ActivationFunction(ActivationKind.ELU, 1)),
            network.Layers[0].Layer);
    }

    [Fact]
    public void PoolStride_IsTheWindow_WhereItIsNotGiven()
    {
        Network network = Declared.Network("[Input(20, 20)]\n[MaxPool2D(2, 3)]\n[AveragePool2D(2, StrideWidth = 1, CeilMode = true, CountIncludePad = true)]");

        Assert.Equal(new Size(2, 3), Assert.IsType<Pool2DLayer>(network.Layers[0].Layer).Stride);
        Pool2DLayer average = Assert.IsType<Pool2DLayer>(network.Layers[1].Layer);
        Assert.Equal(new Size(2, 1), average.Stride);
        Assert.True(average is { CeilMode: true, CountIncludePad: true, PoolKind: PoolKind.Average });
    }

    [Theory]
    [InlineData("ReLU", ActivationKind.ReLU, 0, 0)]
    [InlineData("ReLU6", ActivationKind.ReLU6, 0, 0)]
    [InlineData("Clip(-1, 2.5)", ActivationKind.Clip, -1, 2.5)]
    [InlineData("LeakyReLU", ActivationKind.LeakyReLU, 0.01, 0)]
    [InlineData("LeakyReLU(0.2)", ActivationKind.LeakyReLU, 0.2, 0)]
    [InlineData("ELU", ActivationKind.ELU, 1, 0)]
    [InlineData("ELU(0.5)", ActivationKind.ELU, 0.5, 0)]
    [InlineData("SELU", ActivationKind.SELU, 0, 0)]
    [InlineData("GELU", ActivationKind.GELU, 0, 0)]
    [InlineData("GELU(Approximate = true)", ActivationKind.GELUTanh, 0, 0)]
    [InlineData("SiLU", ActivationKind.SiLU, 0, 0)]
    [InlineData("Mish", ActivationKind.Mish, 0, 0)]
    [InlineData("Sigmoid", ActivationKind.Sigmoid, 0, 0)]
    [InlineData("Tanh", ActivationKind.Tanh, 0, 0)]
    [InlineData("Softplus", ActivationKind.Softplus, 0, 0)]
    [InlineData("Softsign", ActivationKind.Softsign, 0, 0)]
    [InlineData("HardSigmoid", ActivationKind.HardSigmoid, 0, 0)]
    [InlineData("HardSwish", ActivationKind.HardSwish, 0, 0)]
    public void Activation_IsReadWithItsDefaults(string attribute, object kind, double alpha, double beta)
    {
        ActivationLayer layer = Assert.IsType<ActivationLayer>(Declared.Network($"[Input(4)]\n[{attribute}]").Layers[0].Layer);
        Assert.Equal(new ActivationFunction((ActivationKind)kind, alpha, beta), layer.Function);
    }

    [Fact]
    public void EveryActivationOfTheShortForm_IsTheAttributesAtItsDefaults()
    {
        foreach (Activation activation in Enum.GetValues<Activation>().Where(static activation => activation != Activation.None))
        {
            Network network = Declared.Network($"[Input(4)]\n[Dense(3, Activation = Activation.{activation})]\n[{activation}]");
            ActivationFunction shortForm = Assert.IsType<DenseLayer>(network.Layers[0].Layer).Activation;
            Assert.Equal(Assert.IsType<ActivationLayer>(network.Layers[1].Layer).Function, shortForm);
            Assert.False(shortForm.IsNone);
        }
    }

    [Theory]
    [InlineData("", "[Softmax]", LossKind.CrossEntropy, 0, 1)]
    [InlineData("", "[ReLU]", LossKind.MeanSquaredError, 0, 1)]
    [InlineData("[Loss(Loss.CrossEntropy, LabelSmoothing = 0.1)]", "[ReLU]", LossKind.CrossEntropy, 0.1, 1)]
    [InlineData("[Loss(Loss.Huber, Delta = 2)]", "[ReLU]", LossKind.Huber, 0, 2)]
    [InlineData("[Loss(Loss.MeanAbsoluteError)]", "[Softmax]", LossKind.MeanAbsoluteError, 0, 1)]
    [InlineData("[Loss(Loss.BinaryCrossEntropy)]", "[Sigmoid]", LossKind.BinaryCrossEntropy, 0, 1)]
    public void Loss_IsAsDeclared_OrTheDefault(string loss, string last, object kind, double smoothing, double delta) =>
        Assert.Equal(new LossFunction((LossKind)kind, smoothing, delta), Declared.Network($"{loss}\n[Input(4)]\n[Dense(3)]\n{last}").Loss);

    [Theory]
    [InlineData("PyTorch", InitializerKind.PyTorch)]
    [InlineData("GlorotUniform", InitializerKind.GlorotUniform)]
    [InlineData("HeNormal", InitializerKind.HeNormal)]
    [InlineData("HeUniform", InitializerKind.HeUniform)]
    public void Initializer_IsRead(string name, object kind) => Assert.Equal(
        (InitializerKind)kind,
        Declared.Result($"using CnnGen;\n[Cnn(Initializer = Initializer.{name}), Input(4), Dense(3)] partial class Net;").Network?.Initializer);

    [Fact]
    public void Order_ComesFromTheSyntax_OfThePartWithTheLayers()
    {
        NetworkResult result = Declared.Result(
            "using CnnGen;\n[Cnn] partial class Net;\n[Input(4)]\n[Dense(3), ReLU]\n[Dense(2)] partial class Net;\n[Loss(Loss.Huber)] partial class Net;");
        Assert.Equal(["dense1", "relu1", "dense2"], result.Network!.Layers.Select(static layer => layer.Layer.Name));
    }

    [Fact]
    public void NegativeZero_IsZero()
    {
        ActivationLayer layer = Assert.IsType<ActivationLayer>(Declared.Network("[Input(4)]\n[LeakyReLU(-0.0)]").Layers[0].Layer);
        Assert.False(double.IsNegative(layer.Function.Alpha));
    }

    [Fact]
    public void ConstantsOfAnyForm_AreRead()
    {
        NetworkResult result = Declared.Result(
            "using CnnGen;\n[Cnn, Input(Net.Size * 2, 'A' - 60), Conv2D((byte)3, 1 << 1, Pads = new int[1] { Net.Size })] partial class Net { const int Size = 4; }");
        Assert.Equal("15x12x3", result.Network!.Output.ToString());
    }

    [Fact]
    public void ConditionalCompilation_RemovesALayer()
    {
        Network network = Declared.Network("[Input(4)]\n#if NEVER\n[Dense(9)]\n#endif\n[Dense(3)]");
        Assert.Equal("3", Assert.Single(network.Layers).Output.ToString());
    }
}
