using System.Xml.Linq;
using CnnGen.Drawing;
using FashionMnist.Training;

namespace FashionMnist.Reports;

/// <summary>Draws loss and accuracy over the epochs as a self-contained SVG.</summary>
internal static class LearningCurve
{
    private const int Width = 960;
    private const int Height = 440;

    /// <summary>The drawing: loss on the left, accuracy on the right, a line each for training and test.</summary>
    /// <param name="epochs">At least one.</param>
    public static XDocument Draw(IReadOnlyList<EpochResult> epochs)
    {
        var loss = new LinePanel("Cross-entropy loss", 72, "", [.. epochs.Select(static epoch => epoch.Training.Loss)], [.. epochs.Select(static epoch => epoch.Test.Loss)]);
        var accuracy = new LinePanel(
            "Accuracy", 556, "%", [.. epochs.Select(static epoch => epoch.Training.Accuracy * 100)], [.. epochs.Select(static epoch => epoch.Test.Accuracy * 100)]);

        return Svg.Document(
            Width, Height, "Learning curve of FashionNet on Fashion-MNIST",
            Svg.Text(24, 36, "FashionNet on Fashion-MNIST", Svg.Ink, 18, "start", "600"),
            Legend(480, 36, "training (with dropout)", ChartColours.Training, "6 4"),
            Legend(724, 36, "test", ChartColours.Test, dashes: null),
            loss.Draw(),
            accuracy.Draw());
    }

    private static XElement Legend(int x, int y, string name, string colour, string? dashes) => new(
        Svg.Name("g"),
        Svg.Line(x, y - 5, x + 28, y - 5, colour, 2.5, dashes),
        Svg.Text(x + 36, y, name, Svg.Ink, 14, "start"));
}
