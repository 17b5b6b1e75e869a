using System.Xml.Linq;
using CnnGen;
using FashionMnist.Reports;
using Xunit;

namespace FashionMnist.Tests.Reports;

public sealed class MisclassifiedPageTests
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    [Fact]
    public void SurestMistake_ComesFirstWithBothClassesAndProbabilities()
    {
        XElement[] cards = Cards([new Mistake(1, 6, 0, 0.30f, 0.45f), new Mistake(2, 7, 9, 0.012f, 0.987f)], 20);

        Assert.Equal(2, cards.Length);
        Assert.Equal("test image 2Ankle boot98.7%Sneaker1.2%", cards[0].Value);
        Assert.Equal("test image 1T-shirt/top45.0%Shirt30.0%", cards[1].Value);
        Assert.Equal("Sneaker, taken for Ankle boot", cards[0].Element(Html + "img")!.Attribute("alt")!.Value);
    }

    [Fact]
    public void Pictures_LieInsideThePage()
    {
        XDocument page = Build([new Mistake(3, 6, 0, 0.3f, 0.6f)], 20);

        Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", page.Descendants(Html + "img").Single().Attribute("src")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page.ToString(), StringComparison.Ordinal);
        Assert.Empty(page.Descendants(Html + "link"));
    }

    [Fact]
    public void MoreMistakesThanFit_AreCountedAndTheSurestShown()
    {
        Mistake[] mistakes = [.. Enumerable.Range(0, 300).Select(static index => new Mistake(index, 0, 1, 0.1f, 0.5f + (index / 1000f)))];

        XDocument page = Build(mistakes, 1000);

        XElement[] cards = [.. page.Descendants(Html + "figure")];
        Assert.Equal(MisclassifiedPage.MaximumShown, cards.Length);
        Assert.StartsWith("test image 299", cards[0].Value, StringComparison.Ordinal);
        Assert.Equal(
            "300 of 1,000 test images are misclassified (30.0%). Shown are the 240 on which the network is surest.", page.Descendants(Html + "p").First().Value);
    }

    [Fact]
    public void NoMistake_IsSaid()
    {
        XDocument page = Build([], 10);

        Assert.Equal("0 of 10 test images are misclassified (0.0%).", page.Descendants(Html + "p").First().Value);
        Assert.Empty(page.Descendants(Html + "figure"));
    }

    [Fact]
    public void Page_StartsAsHtmlDoes()
    {
        Assert.StartsWith("<!DOCTYPE html>", MisclassifiedPage.Build([], Images(10)), StringComparison.Ordinal);
    }

    private static XElement[] Cards(Mistake[] mistakes, int testImages) => [.. Build(mistakes, testImages).Descendants(Html + "figure")];

    /// <summary>The page as a reader finds it: written out and parsed again.</summary>
    private static XDocument Build(Mistake[] mistakes, int testImages) =>
        XDocument.Parse(MisclassifiedPage.Build(mistakes, Images(testImages)));

    private static Dataset Images(int count) => new(new float[count * FashionNet.InputLength], FashionNet.InputLength, new int[count]);
}
