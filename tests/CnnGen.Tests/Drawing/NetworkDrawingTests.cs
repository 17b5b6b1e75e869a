using System.Globalization;
using System.Xml.Linq;
using CnnGen.Generator.Model;
using CnnGen.Tests.Kernels;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Drawing;

/// <summary>The SVG of an architecture: which bodies there are, and that their sizes are the shapes'.</summary>
public sealed class NetworkDrawingTests
{
    private static readonly XNamespace s_svg = SvgPoints.Svg;

    private static readonly Network[] s_models =
    [
        NetworkBuilder.Input(28, 20).Conv2D(8, (5, 5), activation: new(ActivationKind.ReLU)).MaxPool2D((2, 2)).Activation(new(ActivationKind.Tanh))
            .Conv2D(16, (3, 3)).Flatten().Dense(64).Dropout(0.5).Dense(16).Softmax().Build(),
        NetworkBuilder.Input(3).Dense(1).Build(),
        NetworkBuilder.Input(1, 1).Conv2D(1, (1, 1)).Build(),
        NetworkBuilder.Input(6, 6, 2).Conv2D(3, (3, 3), padding: NetworkBuilder.Same).Activation(new(ActivationKind.ReLU)).From(-1).Conv2D(3, (1, 1)).Add([1]).Concatenate(-1, 1).Build(),
        NetworkBuilder.Input(1, 4000, 700).MaxPool2D((1, 4000)).Flatten().Dense(20_000).Build(),
    ];

    private static readonly XElement[] s_drawings = [.. NetworkCompiler.Compile(s_models).Select(static network => XElement.Parse(network.ToSvg()))];

    [Fact]
    public void LayersThatLearnOrChangeTheShape_HaveABody_AndTheOthersALine()
    {
        string[] texts = [.. s_drawings[0].Descendants(s_svg + "text").Select(static text => text.Value)];

        Assert.Equal(["input", "conv1", "pool1", "conv2", "flatten1", "dense1", "dense2"], BoldBelowTitle(s_drawings[0]));
        Assert.Equal(7, Bodies(s_drawings[0]).Length);
        Assert.Equal(["+ tanh1", "+ dropout1", "+ softmax1"], texts.Where(static text => text[0] == '+'));
        Assert.All(["28x20x1", "24x16x8", "208 parameters", "64"], label => Assert.Contains(label, texts));
    }

    [Fact]
    public void Bodies_HaveTheSizesOfTheirShapes()
    {
        Body[] bodies = Bodies(s_drawings[0]);
        Body conv1 = bodies[1]; // 24x16x8
        Body pool1 = bodies[2]; // 12x8x8
        Body conv2 = bodies[3]; // 10x6x16

        Assert.Equal(24 / 12.0, conv1.Height / pool1.Height, 0.02);
        Assert.Equal(16 / 8.0, conv1.Depth / pool1.Depth, 0.02);
        Assert.Equal(24 / 10.0, conv1.Height / conv2.Height, 0.02);
        Assert.Equal(16 / 8.0, conv2.Width / conv1.Width, 0.02);
        Assert.Equal(conv1.Width, pool1.Width, 0.02);
        Assert.Equal(64 / 16.0, bodies[5].Height / bodies[6].Height, 0.02);
    }

    [Fact]
    public void EveryCorner_LiesInsideTheDrawing() => Assert.All(s_drawings, static drawing =>
    {
        double width = (double)drawing.Attribute("width")!;
        double height = (double)drawing.Attribute("height")!;
        Assert.All(drawing.Descendants(s_svg + "polygon").SelectMany(SvgPoints.OfPolygon), point =>
        {
            Assert.InRange(point.X, 0, width);
            Assert.InRange(point.Y, 0, height);
        });
    });

    [Fact]
    public void Branches_AreThoseOfTheNetwork() => Assert.Equal(
        ["input→conv1", "conv2→add1", "add1→concatenate1", "input→conv2", "conv1→add1", "conv1→concatenate1", "input→concatenate1"], new ReadDrawing(s_drawings[3]).Edges);

    [Fact]
    public void FlatNetwork_ShowsTheScaleOfFeaturesAlone()
    {
        string[] texts = [.. s_drawings[1].Descendants(s_svg + "text").Select(static text => text.Value)];

        Assert.Contains(texts, static text => text.EndsWith("features", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, static text => text.EndsWith("pixels", StringComparison.Ordinal) || text.EndsWith("channels", StringComparison.Ordinal));
    }

    [Fact]
    public void Drawing_IsTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(s_drawings[0].ToString(), XElement.Parse(NetworkCompiler.Compile(s_models)[0].ToSvg()).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<string> BoldBelowTitle(XElement drawing) =>
        drawing.Elements(s_svg + "text").Where(static text => (string?)text.Attribute("font-weight") == "600").Select(static text => text.Value).Skip(1);

    /// <summary>From the faces of each body: its top, its side, its front.</summary>
    private static Body[] Bodies(XElement drawing) =>
    [
        .. drawing.Elements(s_svg + "g").Where(static group => group.Elements().Count() == 3).Select(static group =>
        {
            (double X, double Y)[] top = SvgPoints.OfPolygon(group.Elements().First());
            (double X, double Y)[] front = SvgPoints.OfPolygon(group.Elements().Last());
            return new Body(front[1].X - front[0].X, front[2].Y - front[1].Y, top[1].X - top[0].X);
        }),
    ];

    private sealed record Body(double Width, double Height, double Depth);
}
