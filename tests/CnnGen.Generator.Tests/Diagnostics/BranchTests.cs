namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>What layers read, and how joins fit.</summary>
public sealed class BranchTests : DiagnosticsTest
{
    private const string Stem = "[Input(8, 8, 4)]\n[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n[Conv2D(4, 1, Activation = Activation.ReLU, Name = \"second\")]\n";

    [Theory]
    [InlineData("[Add({|CNN089:\"conv2\"|})]", "add1: no layer above is called \"conv2\"; did you mean \"conv1\"?")]
    [InlineData("[Add(\"conv1\", {|CNN089:\"Second\"|})]", "add1: no layer above is called \"Second\"; did you mean \"second\"?")]
    [InlineData("[Concatenate({|CNN089:\"elsewhere\"|})]", "concatenate1: no layer above is called \"elsewhere\"; write one of \"input\", \"conv1\", \"second\"")]
    [InlineData("[Multiply({|CNN089:\"a\\\"b\"|})]", "multiply1: no layer above is called \"a\\\"b\"; write one of \"input\", \"conv1\", \"second\"")]
    [InlineData("[From({|CNN089:\"imput\"|})]\n[Conv2D(4, 1)]", "From: no layer above is called \"imput\"; did you mean \"input\"?")]
    [InlineData("[Add({|CNN089:\"\"|}, Name = \"sum\")]", "sum: no layer above is called \"\"; write one of \"input\", \"conv1\", \"second\"")]
    public Task UnknownName_OffersTheNearest(string layers, string message) => ExpectLayersAsync(Stem + layers, message);

    [Theory]
    [InlineData("[Add({|CNN031:\"conv3\"|})]\n[Conv2D(4, 1)]", "add1: conv3 stands below and has no output yet; a layer can read only layers above it")]
    [InlineData("[From({|CNN031:\"conv3\"|})]\n[Conv2D(4, 1)]", "From: conv3 stands below and has no output yet; a layer can read only layers above it")]
    [InlineData("[Add({|CNN032:\"add1\"|})]", "add1: a layer cannot read its own output; name a layer above it")]
    public Task LayerThatIsNotThereYet_CannotBeRead(string layers, string message) => ExpectLayersAsync(Stem + layers, message);

    [Theory]
    [InlineData("[{|CNN033:Add|}]", "add1: Add joins the layer above with others, and none is named; name at least one")]
    [InlineData("[{|CNN033:Concatenate()|}]", "concatenate1: Concatenate joins the layer above with others, and none is named; name at least one")]
    [InlineData("[{|CNN033:Multiply(Activation = Activation.ReLU)|}]", "multiply1: Multiply joins the layer above with others, and none is named; name at least one")]
    [InlineData("[Add({|CNN030:null|})]", "add1: layers is null; remove it, or give a value")]
    [InlineData("[Add(\"conv1\", {|CNN030:null|})]", "add1: layers is null; remove it, or give a value")]
    [InlineData("[From({|CNN030:null|})]\n[Conv2D(4, 1)]", "From: layer is null; remove it, or give a value")]
    public Task JoinOfNothing_IsDiagnosed(string layers, string message) => ExpectLayersAsync(Stem + layers, message);

    [Theory]
    [InlineData("[Add(\"conv1\")]\n[{|CNN034:From(\"conv1\")|}]")]
    [InlineData("[{|CNN034:From(\"conv1\")|}]\n[From(\"second\")]\n[Add(\"conv1\")]")]
    public Task BranchWithoutALayer_IsDiagnosed(string layers) =>
        ExpectLayersAsync(Stem + layers, "From: no layer reads what it names; put a layer below it, or remove it");

    [Theory]
    [InlineData("[Conv2D(6, 1)]\n[Add({|CNN061:\"conv1\"|})]", "add1: the 8x8x6 input from conv3 and the 8x8x4 input from conv1 cannot be added, as their shapes differ; bring one to the channels of the other, as with Conv2D(6, 1)")]
    [InlineData("[MaxPool2D(2)]\n[Add({|CNN061:\"input\"|})]", "add1: the 4x4x4 input from pool1 and the 8x8x4 input cannot be added, as their shapes differ; both branches need the same strides and paddings on the way")]
    [InlineData("[Flatten]\n[Add({|CNN061:\"conv1\"|})]", "add1: the flat input of 256 features from flatten1 and the 8x8x4 input from conv1 cannot be added, as their shapes differ; flatten both, or neither")]
    [InlineData("[GlobalMaxPool2D]\n[Dense(3)]\n[Add({|CNN061:\"pool1\"|})]", "add1: the flat input of 3 features from dense1 and the flat input of 4 features from pool1 cannot be added, as their shapes differ; bring one to the features of the other, as with Dense(3)")]
    [InlineData("[MaxPool2D(2)]\n[Concatenate(\"pool1\", {|CNN062:\"conv1\"|})]", "concatenate1: the 4x4x8 input from pool1 and the 8x8x4 input from conv1 cannot be concatenated, as their heights and widths must be equal")]
    [InlineData("[GlobalMaxPool2D]\n[Concatenate({|CNN062:\"conv1\"|})]", "concatenate1: the flat input of 4 features from pool1 and the 8x8x4 input from conv1 cannot be concatenated, as one of them is flat")]
    [InlineData("[GlobalMaxPool2D]\n[Dense(3)]\n[Multiply({|CNN063:\"conv1\"|})]", "multiply1: the flat input of 3 features from dense1 and the 8x8x4 input from conv1 cannot be multiplied; their shapes must be equal, or one must be flat or a single pixel with as many channels as the other")]
    public Task ShapesThatDoNotFit_UnderlineTheName(string layers, string message) => ExpectLayersAsync(Stem + layers, message);

    [Fact]
    public Task LayerThatNobodyReads_IsAWarning() => ExpectLayersAsync(
        "[Input(8, 8, 4)]\n[Conv2D(4, 1)]\n[ReLU]\n[{|CNN118:Conv2D(4, 1)|}]\n[From(\"relu1\")]\n[Conv2D(4, 1)]",
        "conv2: nothing reads its output, and it is not the last layer; remove it, or name it in [From], [Add], [Concatenate] or [Multiply]");

    [Theory]
    [InlineData("[Add(\"conv1\", \"conv1\", \"second\", \"input\")]")]
    [InlineData("[Add(new[] { \"conv1\", \"input\" })]")]
    [InlineData("[Add(layers: new[] { \"conv1\" }, Activation = Activation.ReLU)]")]
    [InlineData("[From(\"input\")]\n[Concatenate(\"second\", \"conv1\")]")]
    [InlineData("[GlobalAveragePool2D]\n[Dense(4, Activation = Activation.Sigmoid)]\n[Multiply(\"second\")]")]
    [InlineData("[From(\"conv1\")]\n[GlobalAveragePool2D]\n[Dense(4, Activation = Activation.Sigmoid)]\n[From(\"second\")]\n[Multiply(\"dense1\")]")]
    [InlineData("[Conv2D(4, 1)]\n[Softmax]\n[Multiply(\"second\")]\n[Flatten]\n[Dense(2)]\n[Multiply(\"dense1\")]")]
    public Task JoinsThatFit_AreSilent(string layers) => ExpectLayersAsync(Stem + layers);

    [Fact]
    public Task ShortcutWithAStride_PassesOverWhatOthersSee() => ExpectLayersAsync(
        """
        [Input(16, 16, 3)]
        [Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
        [Conv2D(16, 3, Stride = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
        [Conv2D(16, 3, Padding = Padding.Same)]
        [From("conv1")]
        [Conv2D(16, 1, Stride = 2)]
        [Add("conv3", Activation = Activation.ReLU)]
        """);

    [Fact]
    public Task DropoutOfABranch_NamesTheLayerBeforeIt() => ExpectLayersAsync(
        """
        [Input(8)]
        [Dense(4, Activation = Activation.ReLU)]
        [Dense(4, Activation = Activation.ReLU)]
        [From("dense1")]
        [{|CNN107:Dropout(0.5)|}]
        [Add("dense2")]
        """,
        "dropout1: no layer with weights follows, so training zeroes outputs themselves; move it before dense1");

    [Fact]
    public Task ReadTwice_IsNoLinearPair() => ExpectLayersAsync(
        "[Input(8)]\n[Dense(4)]\n[Dense(4, Activation = Activation.ReLU)]\n[Add(\"dense1\")]");

    [Fact]
    public Task FaultyLayer_SaysNothingOfWhatReadsIt() => ExpectLayersAsync(
        "[Input(8, 8, 4)]\n[Conv2D({|CNN020:0|}, 1)]\n[Add(\"input\")]\n[Flatten]\n[Dense(3)]\n[Concatenate(\"flatten1\")]",
        "conv1: filters is 0; it must be at least 1");
}
