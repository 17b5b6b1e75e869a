namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Independent mistakes are reported together, and what only follows from one is not.</summary>
public sealed class SeveralMistakesTests : DiagnosticsTest
{
    [Fact]
    public Task ClassArgumentsShapesAndLoss_AreReportedTogether() => ExpectAsync(
        """
        using CnnGen;

        [Cnn]
        [Input(28, 28)]
        [Conv2D(32, 5, {|CNN020:Stride = 0|})]
        [MaxPool2D(2, {|CNN021:Pads = new[] { -1 }|})]
        [Flatten]
        [Dense({|CNN020:0|})]
        [Loss(Loss.Huber, {|CNN091:Delta = -1|})]
        public sealed class {|CNN001:Net|};
        """,
        "conv1: Stride is 0; it must be at least 1",
        "pool1: Pads holds -1; padding must be at least 0",
        "dense1: units is 0; it must be at least 1",
        "the Delta of 'Net' is -1; it must be greater than 0 and finite in single precision",
        "'Net' must be partial, so that the network's code can be added to it");

    [Fact]
    public Task NamesMembersAndShapes_AreReportedTogether() => ExpectAsync(
        """
        using CnnGen;

        [Cnn]
        [Input(8, 8, 3)]
        [Conv2D(4, 3, {|CNN051:Groups = 2|}, Name = "conv", Activation = Activation.ReLU)]
        [Conv2D(4, 3, {|CNN081:Name = "conv"|}, Activation = Activation.ReLU)]
        [{|CNN053:Dense(10)|}]
        public sealed partial class Net
        {
            public int {|CNN085:Summary|} => 1;
        }
        """,
        "conv: 2 groups do not divide the 3 channels of the 8x8x3 input; use 1",
        "conv: another layer is already called conv; give this one a Name of its own",
        "dense1: a dense layer needs flat data and gets the 4x4x4 input from conv; put [Flatten] (64 features) or [GlobalAveragePool2D] (4 features) before it",
        "'Net' already has a member Summary, which is generated for every network; rename it");

    [Fact]
    public Task WarningsStandBesideErrors_AndStopWhereTheShapeIsUnknown() => ExpectLayersAsync(
        """
        [Input(27, 27)]
        [MaxPool2D({|CNN106:2|})]
        [Conv2D(8, {|CNN050:20|})]
        [MaxPool2D(3, Stride = 2)]
        [Conv2D(8, 1, Stride = 4)]
        [Flatten]
        [{|CNN112:Dense(32)|}]
        [Dropout({|CNN110:1|})]
        [Dense(10, {|CNN104:Activation = Activation.ReLU|})]
        [Softmax]
        """,
        "pool1: no window reaches the last row and the last column of the 27x27x1 input; use Padding.Same, or CeilMode = true",
        "conv1: a 20x20 kernel does not fit the 13x13x1 input from pool1; use Padding.Same, or a kernel of at most 13",
        "dense1: dense2 follows without an activation between, and two linear maps in a row are one; set Activation, to Activation.None if that is meant",
        "dropout1: a rate of 1 zeroes everything in training, and nothing before it learns; use a rate below 1",
        "dense2: ReLU distorts the logits that softmax1 takes; remove it");

    [Fact]
    public Task ShapeErrorsOfIndependentLayers_AreReportedTogether() => ExpectLayersAsync(
        """
        [Input(8, 8, 4)]
        [Conv2D(6, 3, {|CNN052:Groups = 4|})]
        [Conv2D(6, {|CNN050:7|})]
        [Flatten]
        [Dense(10, Activation = Activation.ReLU)]
        [{|CNN054:Conv2D(4, 3)|}]
        [Dense(10)]
        [{|CNN054:GlobalMaxPool2D|}]
        """,
        "conv1: 4 groups do not divide the 6 filters; use 2",
        "conv2: a 7x7 kernel does not fit the 6x6x6 input from conv1; use Padding.Same, or a kernel of at most 6",
        "conv3: a convolution needs height x width x channels and gets the flat input of 10 features from dense1; move it before flatten1, which makes the data flat",
        "pool1: a pool needs height x width x channels and gets the flat input of 10 features from dense2; move it before flatten1, which makes the data flat");

    [Fact]
    public Task MistakesOfSeveralNetworks_AreReportedEach() => ExpectAsync(
        """
        using CnnGen;

        [Cnn, Input({|CNN020:0|}), Dense(1)] partial class A;
        [Cnn, Dense(1)] partial class {|CNN010:B|};
        [Cnn, Input(4)] static partial class {|CNN004:{|CNN012:C|}|};
        """,
        "input: features is 0; it must be at least 1",
        "'B' has no input; put [Input(height, width, channels)] or [Input(features)] before its first layer",
        "'C' is static; a network is an object with its own parameters, so remove 'static'",
        "'C' has no layers; put at least one, such as [Dense(10)], after its [Input]");
}
