using System.Globalization;
using System.Xml.Linq;
using CnnGen;
using FashionMnist.Images;

namespace FashionMnist.Reports;

/// <summary>Makes a self-contained HTML page of the test images that the network gets wrong, the most confident mistakes first.</summary>
internal static class MisclassifiedPage
{
    /// <summary>Enough to learn from; a page of thousands of pictures helps nobody.</summary>
    public const int MaximumShown = 240;

    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    /// <summary>The page, as HTML that XML parsers read, too.</summary>
    /// <param name="mistakes">In any order.</param>
    /// <param name="test">The test images.</param>
    public static string Build(IReadOnlyCollection<Mistake> mistakes, Dataset test)
    {
        Mistake[] shown = [.. mistakes.OrderByDescending(static mistake => mistake.PredictedProbability).ThenBy(static mistake => mistake.Index).Take(MaximumShown)];
        var page = new XElement(
            Html + "html",
            Attribute("lang", "en"),
            new XElement(
                Html + "head",
                new XElement(Html + "meta", Attribute("charset", "utf-8")),
                new XElement(Html + "meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")),
                new XElement(Html + "title", "FashionNet: misclassified test images"),
                new XElement(Html + "style", Style)),
            new XElement(
                Html + "body",
                new XElement(Html + "h1", "Misclassified test images"),
                new XElement(Html + "p", Introduction(mistakes.Count, shown.Length, test.Count)),
                new XElement(
                    Html + "p",
                    Attribute("class", "legend"),
                    new XElement(Html + "span", Attribute("class", "key predicted"), "predicted"),
                    new XElement(Html + "span", Attribute("class", "key actual"), "true class"),
                    " with the network's probability for each"),
                new XElement(Html + "main", shown.Length == 0 ? "None: every test image is right." : shown.Select(mistake => Card(mistake, test)))));
        return $"<!DOCTYPE html>\n{page}\n";
    }

    private static XElement Card(Mistake mistake, Dataset test)
    {
        string actual = FashionClasses.Names[mistake.Actual];
        string predicted = FashionClasses.Names[mistake.Predicted];
        return new XElement(
            Html + "figure",
            new XElement(
                Html + "img",
                Attribute("src", GrayPng.ToDataUri(test.Sample(mistake.Index), FashionData.ImageSize)),
                Attribute("alt", $"{actual}, taken for {predicted}"),
                Attribute("width", "112"),
                Attribute("height", "112")),
            new XElement(
                Html + "figcaption",
                new XElement(Html + "small", string.Create(CultureInfo.InvariantCulture, $"test image {mistake.Index}")),
                Bar("predicted", predicted, mistake.PredictedProbability),
                Bar("actual", actual, mistake.ActualProbability)));
    }

    /// <summary>A class and its probability, over a bar of that length.</summary>
    private static XElement Bar(string kind, string name, float probability)
    {
        string percent = Formats.Percent(probability);
        return new XElement(
            Html + "div",
            Attribute("class", $"bar {kind}"),
            Attribute("style", $"--part: {percent}"),
            new XElement(Html + "span", name),
            new XElement(Html + "span", percent));
    }

    private static string Introduction(int mistakes, int shown, int testCount)
    {
        string summary = $"{Formats.Count(mistakes)} of {Formats.Count(testCount)} test images are misclassified ({Formats.Percent((double)mistakes / testCount)}).";
        return mistakes == 0 ? summary
            : shown < mistakes ? $"{summary} Shown are the {Formats.Count(shown)} on which the network is surest."
            : $"{summary} The ones on which the network is surest come first.";
    }

    private static XAttribute Attribute(string name, string value) => new(name, value);

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1f2933; --muted: #5f6b7a; --page: #f5f7fa; --card: #ffffff; --predicted: #f6c9a3; --actual: #b5d3f7; --line: #dfe3e8; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e8ecf1; --muted: #9aa5b1; --page: #14181d; --card: #1e242b; --predicted: #8a4510; --actual: #1c4f91; --line: #313a44; }
        }
        body { margin: 0 auto; max-width: 1180px; padding: 24px; background: var(--page); color: var(--ink);
               font: 14px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        h1 { margin: 0 0 4px; font-size: 24px; }
        p { margin: 0 0 8px; color: var(--muted); }
        .legend { margin-bottom: 20px; }
        .key { display: inline-block; margin-right: 8px; padding: 1px 10px; border-radius: 4px; color: var(--ink); }
        main { display: grid; grid-template-columns: repeat(auto-fill, minmax(176px, 1fr)); gap: 14px; }
        figure { margin: 0; padding: 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
        img { display: block; margin: 0 auto 8px; border-radius: 4px; image-rendering: pixelated; }
        small { display: block; margin-bottom: 6px; color: var(--muted); text-align: center; }
        .bar { display: flex; justify-content: space-between; margin-top: 4px; padding: 2px 8px; border: 1px solid var(--line); border-radius: 4px;
               background: linear-gradient(var(--fill), var(--fill)) no-repeat left / var(--part) 100%; }
        .predicted { --fill: var(--predicted); }
        .actual { --fill: var(--actual); }
        .key.predicted, .key.actual { background: var(--fill); }
        """;
}
