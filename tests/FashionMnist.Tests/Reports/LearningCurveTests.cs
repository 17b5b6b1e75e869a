using System.Globalization;
using System.Xml.Linq;
using FashionMnist.Reports;
using FashionMnist.Training;
using Xunit;

namespace FashionMnist.Tests.Reports;

public sealed class LearningCurveTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(137)]
    public void Drawing_HasAPointForEachEpochOfFourLines(int epochs)
    {
        XDocument drawing = XDocument.Parse(LearningCurve.Draw(Epochs(epochs)).ToString());

        Assert.Equal(Svg + "svg", drawing.Root!.Name);
        XElement[] lines = [.. drawing.Descendants(Svg + "polyline")];
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.Equal(epochs, line.Attribute("points")!.Value.Split(' ').Length));
        Assert.Equal(4 * epochs, drawing.Descendants(Svg + "circle").Count());
    }

    [Fact]
    public void EveryShape_LiesInsideTheDrawing()
    {
        XDocument drawing = LearningCurve.Draw(Epochs(10));

        double width = (double)drawing.Root!.Attribute("width")!;
        double height = (double)drawing.Root!.Attribute("height")!;
        Assert.All(drawing.Descendants(Svg + "circle"), dot =>
        {
            Assert.InRange((double)dot.Attribute("cx")!, 0, width);
            Assert.InRange((double)dot.Attribute("cy")!, 0, height);
        });
    }

    [Fact]
    public void FallingLoss_FallsInTheDrawing()
    {
        XElement trainingLoss = LearningCurve.Draw(Epochs(5)).Descendants(Svg + "polyline").First();

        double[] heights = [.. trainingLoss.Attribute("points")!.Value.Split(' ').Select(point => double.Parse(point.Split(',')[1], CultureInfo.InvariantCulture))];
        Assert.Equal(heights.Order(), heights);
        Assert.True(heights[0] < heights[^1], "y grows downwards");
    }

    [Fact]
    public void AxesAndLines_AreLabelled()
    {
        string[] texts = [.. LearningCurve.Draw(Epochs(3)).Descendants(Svg + "text").Select(static text => text.Value)];

        Assert.All(["Cross-entropy loss", "Accuracy", "Epoch", "training (with dropout)", "test"], label => Assert.Contains(label, texts));
        Assert.Contains("81.0%", texts);
    }

    [Fact]
    public void CultureWithDecimalCommas_ChangesNothing()
    {
        string expected = LearningCurve.Draw(Epochs(7)).ToString();
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("en-US") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal(expected, LearningCurve.Draw(Epochs(7)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static EpochResult[] Epochs(int count) =>
    [
        .. Enumerable.Range(1, count).Select(static epoch => new EpochResult(
            epoch,
            new Score(1.0 / epoch, 1 - (0.3 / epoch), 10_000, TimeSpan.FromSeconds(2)),
            new Score(1.1 / epoch, 0.84 - (0.09 / epoch), 2_000, TimeSpan.FromSeconds(0.1)))),
    ];
}
