using System.Xml.Linq;
using CnnGen;
using FashionMnist.Reports;
using Xunit;

namespace FashionMnist.Tests.Reports;

/// <summary>The pictures of a network: its filters, and what its layers make of an image.</summary>
public sealed class PicturesTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly FashionNet _network = new(seed: 5);

    [Fact]
    public void FeatureMaps_AreOneForEachChannelOfEachMap()
    {
        XDocument drawing = FeatureMaps.Draw(_network, Gradient(), 28);

        Assert.Equal(1 + 32 + 32 + 64 + 64, Images(drawing).Length);
        Assert.All(["input", "conv1: 24x24x32", "pool2: 4x4x64"], caption => Assert.Contains(caption, drawing.Descendants(s_svg + "text").Select(static text => text.Value)));
    }

    [Fact]
    public void FeatureMaps_AreThoseOfTheLayer_WhiteAtTheLargest()
    {
        float[] image = Gradient();
        float[] first = [];
        _network.Inspect(image, (layer, _, values) =>
        {
            if (layer.Name == "conv1")
            {
                first = values[..(24 * 24)].ToArray();
            }
        });

        float largest = first.Max();
        Assert.True(largest > 0);
        Assert.Equal(GrayPng.ToDataUri([.. first.Select(value => value / largest)], 24), Images(FeatureMaps.Draw(_network, image, 28))[1]);
    }

    [Fact]
    public void Filters_AreGreyWhereTheirWeightsAreZero_AndWhiteAtTheLargest()
    {
        float[] weights = new float[32 * 25];
        weights[7] = 2;
        weights[8] = -2;
        _network.Parameters.CopyFrom("conv1.weight", weights);

        string[] images = Images(Filters.Draw(_network));

        float[] grey = [.. Enumerable.Repeat(0.5f, 25)];
        Assert.Equal(32, images.Length);
        Assert.Equal(GrayPng.ToDataUri(grey, 5), images[1]);
        (grey[7], grey[8]) = (1, 0);
        Assert.Equal(GrayPng.ToDataUri(grey, 5), images[0]);
    }

    [Fact]
    public void BlackImageAndZeroWeights_AreDrawnToo()
    {
        ParameterSet parameters = _network.Parameters;
        foreach (string name in parameters.Names)
        {
            parameters.CopyFrom(name, new float[parameters[name].ToArray().Length]);
        }

        Assert.Equal(193, Images(FeatureMaps.Draw(_network, new float[784], 28)).Length);
        Assert.Equal(32, Images(Filters.Draw(_network)).Length);
    }

    private static float[] Gradient() => [.. Enumerable.Range(0, 784).Select(static i => i / 783f)];

    private static string[] Images(XDocument drawing) => [.. drawing.Descendants(s_svg + "image").Select(static image => image.Attribute("href")!.Value)];
}
