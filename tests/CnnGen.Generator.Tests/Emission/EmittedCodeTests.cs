using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>Emitted code as a user steps through it, kept in full; a change of it is reviewed as code.</summary>
public sealed class EmittedCodeTests
{
    [Fact]
    public void LeNet_IsWhatWasReviewed() => Snapshot.Match("LeNet", Clean("""
        using CnnGen;

        namespace Samples;

        [Cnn]
        [Input(28, 28, 1)]
        [Conv2D(6, 5, Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Conv2D(16, 5, Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Flatten]
        [Dense(120, Activation = Activation.ReLU)]
        [Dense(84, Activation = Activation.ReLU)]
        [Dense(10)]
        [Softmax]
        public sealed partial class LeNet;
        """));

    [Fact]
    public void PaddedStridedGroupedAndDepthwise_IsWhatWasReviewed() => Snapshot.Match("Windows", Clean("""
        using CnnGen;

        [Cnn]
        [Input(13, 11, 3)]
        [Conv2D(12, 3, 4, Stride = 2, Pads = new[] { 1, 2, 0, 1 }, Activation = Activation.LeakyReLU)]
        [DepthwiseConv2D(3, Padding = Padding.Same)]
        [Conv2D(8, 3, Groups = 2, Dilation = 2, Padding = Padding.Same, UseBias = false)]
        [AveragePool2D(3, Stride = 2, Pads = new[] { 1 }, CeilMode = true)]
        [GlobalMaxPool2D]
        [Dense(3, Activation = Activation.Tanh)]
        [Loss(Loss.Huber, Delta = 0.5)]
        public sealed partial class Windows;
        """));

    [Fact]
    public void ChannelsFirstPerPixelClasses_IsWhatWasReviewed() => Snapshot.Match("PerPixel", Clean("""
        using CnnGen;

        [Cnn]
        [Input(6, 5, 2, Layout = ImageLayout.ChannelsFirst)]
        [Conv2D(4, 1, Name = "stem")]
        [Softmax]
        [Loss(Loss.CrossEntropy, LabelSmoothing = 0.1)]
        public sealed partial class PerPixel;
        """));

    [Fact]
    public void ResidualSqueezeAndConcatenation_IsWhatWasReviewed() => Snapshot.Match("Branches", Clean("""
        using CnnGen;

        [Cnn]
        [Input(8, 6, 3)]
        [Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
        [Conv2D(8, 1)]
        [Add("conv1", Activation = Activation.ReLU)]
        [GlobalAveragePool2D(Name = "squeeze")]
        [Dense(4, Activation = Activation.ReLU)]
        [Dense(8, Activation = Activation.Sigmoid, Name = "excite")]
        [Multiply("add1")]
        [From("input")]
        [Conv2D(4, 1, Name = "shortcut")]
        [Concatenate("multiply1", "input")]
        [GlobalMaxPool2D]
        [Dense(5)]
        [Softmax]
        public sealed partial class Branches;
        """));

    private static Generation Clean(string source)
    {
        Generation generation = Generation.Run(source);
        Assert.Empty(generation.CompilerDiagnostics());
        return generation;
    }
}
