namespace CnnGen.Generator.Tests.Robustness;

/// <summary>Sources that other tests take apart.</summary>
internal static class Samples
{
    public const string Classic =
        """
        using CnnGen;

        namespace Models;

        [Cnn(Initializer = Initializer.HeNormal)]
        [Input(28, 28, 1)]
        [Conv2D(32, 5, Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Conv2D(64, 5, Pads = new[] { 1, 2 }, Name = "block.conv")]
        [MaxPool2D(2, Stride = 2)]
        [Flatten]
        [Dense(128), Dropout(0.5)]
        [Dense(10)]
        [Softmax]
        [Loss(Loss.CrossEntropy, LabelSmoothing = 0.1)]
        public sealed partial class FashionNet;

        """;

    public const string Nested =
        """
        using CnnGen;
        partial class @class
        {
            partial record struct R
            {
                [Cnn, Input(height: 9, width: 9, Layout = ImageLayout.ChannelsFirst), DepthwiseConv2D(3, DepthMultiplier = 2), LeakyReLU(0.1)]
                internal partial class Größe
                {
                    public Größe(string s) : this(s.Length) { }
                    static Größe() { }
                }
            }
        }
        """;

    public const string Wrong =
        "using CnnGen;[Cnn,Input(4,4),Conv2D(0,9,Groups=3,Stride=1,StrideWidth=2),Dense(default),Clip(2,1,Name=\"a b\"),Loss((Loss)9)]class Net(int x):B{Net(){}}";

    public static TheoryData<string> All => [Classic, Nested, Wrong];
}
