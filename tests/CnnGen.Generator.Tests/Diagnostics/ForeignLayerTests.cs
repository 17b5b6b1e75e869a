using System.Collections.Immutable;
using System.Globalization;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Layers as Keras and PyTorch call them.</summary>
public sealed class ForeignLayerTests : DiagnosticsTest
{
    private const string Signal = "a signal is an [Input(1, length, channels)] with layers one row high, such as Conv2D(filters, 1, kernelSize) and MaxPool2D(1, poolSize)";

    [Theory]
    [InlineData("{|CNN116:Linear|}(64, 10)", "Linear", "write Dense(units)")]
    [InlineData("{|CNN116:nn.Linear|}(64, 10)", "Linear", "write Dense(units)")]
    [InlineData("{|CNN116:LinearAttribute|}(10)", "Linear", "write Dense(units)")]
    [InlineData("{|CNN116:Conv2d|}(3, 64, 7)", "Conv2d", "write Conv2D(filters, kernelSize)")]
    [InlineData("{|CNN116:MaxPooling2D|}(2)", "MaxPooling2D", "write MaxPool2D(poolSize)")]
    [InlineData("{|CNN116:AvgPool2d|}(2)", "AvgPool2d", "write AveragePool2D(poolSize)")]
    [InlineData("{|CNN116:GlobalAveragePooling2D|}", "GlobalAveragePooling2D", "write GlobalAveragePool2D")]
    [InlineData("{|CNN116:Upsample|}(2)", "Upsample", "write UpSampling2D(size)")]
    [InlineData("{|CNN116:UpsamplingBilinear2d|}(2)", "UpsamplingBilinear2d", "there is no bilinear upsampling yet, see docs/limits.md")]
    [InlineData("{|CNN116:Relu|}", "Relu", "write ReLU")]
    [InlineData("{|CNN116:Swish|}", "Swish", "write SiLU")]
    [InlineData("{|CNN116:dense|}(10)", "dense", "write Dense(units)")]
    [InlineData("{|CNN116:Activation|}(\"relu\")", "Activation", "write its own layer, such as ReLU, or Activation = Activation.ReLU in the layer before")]
    [InlineData("{|CNN116:Conv1D|}(8, 3)", "Conv1D", Signal)]
    [InlineData("{|CNN116:MaxPool1d|}(2)", "MaxPool1d", Signal)]
    [InlineData("{|CNN116:SeparableConv2D|}(8, 3)", "SeparableConv2D", "write DepthwiseConv2D(kernelSize) and Conv2D(filters, 1)")]
    [InlineData("{|CNN116:BatchNorm2d|}(64)", "BatchNorm2d", "there is no batch normalisation yet, see docs/limits.md")]
    [InlineData("{|CNN116:BatchNormalization|}", "BatchNormalization", "there is no batch normalisation yet, see docs/limits.md")]
    [InlineData("{|CNN116:LSTM|}(64)", "LSTM", "there are no recurrent layers, see docs/limits.md")]
    public Task LayerOfAnotherLibrary_UnderlinesItsName(string layer, string name, string advice) =>
        ExpectLayersAsync($"[Input(8, 8)]\n[{layer}]\n[Flatten]\n[Dense(3)]", $"CnnGen has no layer '{name}'; {advice}");

    [Theory]
    [InlineData("Conv()")]
    [InlineData("Serializeable")]
    [InlineData("")]
    public Task NameOfNobodysLayer_IsTheCompilersAlone(string layer) => ExpectLayersAsync($"[Input(8, 8)]\n[{layer}]\n[Flatten]\n[Dense(3)]");

    [Fact]
    public Task OurNameWithoutAUsingDirective_IsTheCompilersAlone() => ExpectAsync("[CnnGen.Cnn, CnnGen.Input(8), Dense(3)] partial class Net;");

    [Fact]
    public Task AttributeOfTheUsersOwn_IsTheUsers() => ExpectAsync(
        "using CnnGen;\n[Cnn, Input(8), Linear(3), Dense(3)] partial class Net; class LinearAttribute(int units) : System.Attribute { public int Units => units; }");

    [Fact]
    public Task ClassWithoutANetwork_IsLeftAlone() => ExpectAsync("[Linear(3)] class Net;");

    [Fact]
    public async Task BuildFails_WithTheAdviceBesideTheError()
    {
        using RealCompiler compiler = new();
        compiler.Write("Net.cs", Declared.Source("[Input(8)]\n[Linear(8, 3)]"));
        Assert.Equal(["Net.cs: error CS0246", "Net.cs: error CS0246", "Net.cs: warning CNN116"], await compiler.CompileAsync(RealCompiler.CSharp, ["Net.cs"]));
    }

    /// <summary>In a build; an editor does not run it, and has the analyzer.</summary>
    [Fact]
    public void GeneratorSaysTheSame_AtTheSamePlace()
    {
        CSharpCompilation compilation = Compile.Sources("using CnnGen;\n[Cnn, Input(8)]\n[nn.Linear(8, 3)] partial class Net;");
        Generation.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics, TestContext.Current.CancellationToken);
        Assert.Equal(
            "0.cs(3,2): warning CNN116: CnnGen has no layer 'Linear'; write Dense(units)",
            CSharpDiagnosticFormatter.Instance.Format(Assert.Single(diagnostics), CultureInfo.InvariantCulture).Split(" (")[0]);
        Assert.Equal((31, 9), (diagnostics[0].Location.SourceSpan.Start, diagnostics[0].Location.SourceSpan.Length));
        Generation.NewDriver(IncrementalGeneratorOutputKind.Implementation).RunGeneratorsAndUpdateCompilation(
            compilation, out _, out diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("Dense")]
    [InlineData("Conv2D")]
    [InlineData("Softmax")]
    public void OurName_HasNoCounterpart(string name) => Assert.Null(ForeignLayers.Find(name));
}
