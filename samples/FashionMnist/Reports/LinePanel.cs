using System.Globalization;
using System.Xml.Linq;
using CnnGen.Drawing;

namespace FashionMnist.Reports;

/// <summary>One chart of the learning curve: a measure over the epochs, for training and test.</summary>
/// <param name="title">What is measured.</param>
/// <param name="left">The x of the vertical axis.</param>
/// <param name="unit">Behind each number: empty, or %.</param>
/// <param name="training">A value an epoch.</param>
/// <param name="test">A value an epoch.</param>
internal sealed class LinePanel(string title, int left, string unit, IReadOnlyList<double> training, IReadOnlyList<double> test)
{
    private const int PlotWidth = 312;
    private const int Top = 96;
    private const int Bottom = 376;

    // One epoch has no width: its axis shows the epoch before and the one after, too.
    private readonly Axis _epochs = training.Count == 1
        ? new Axis(0, 2, 1, left, left + PlotWidth)
        : Axis.Covering(1, training.Count, 1, left, left + PlotWidth) with { Minimum = 1, Maximum = training.Count };

    private readonly Axis _values = Axis.Covering(Math.Min(training.Min(), test.Min()), Math.Max(training.Max(), test.Max()), 1e-3, Bottom, Top);

    public XElement Draw() => new(
        Svg.Name("g"),
        Svg.Text(left, Top - 20, title, Svg.Ink, 15, "start", "600"),
        _values.Ticks.Select(DrawValueTick),
        EpochTicks.Select(DrawEpochTick),
        Svg.Text(left + (PlotWidth / 2), Bottom + 46, "Epoch", Svg.Muted, 13, "middle"),
        DrawSeries(training, ChartColours.Training, "6 4"),
        DrawSeries(test, ChartColours.Test, dashes: null),
        DrawLastValues());

    private IEnumerable<int> EpochTicks => training.Count == 1
        ? [1]
        : Enumerable.Range(1, training.Count).Where(epoch => epoch % (int)_epochs.Step == 0 || epoch == 1);

    private object[] DrawValueTick(double value) =>
    [
        Svg.Line(left, _values.Place(value), left + PlotWidth, _values.Place(value), ChartColours.Grid, 1),
        Svg.Text(left - 10, _values.Place(value) + 4, _values.Label(value) + unit, Svg.Muted, 12, "end"),
    ];

    private object[] DrawEpochTick(int epoch) =>
    [
        Svg.Line(_epochs.Place(epoch), Bottom, _epochs.Place(epoch), Bottom + 5, Svg.Muted, 1),
        Svg.Text(_epochs.Place(epoch), Bottom + 21, epoch.ToString(CultureInfo.InvariantCulture), Svg.Muted, 12, "middle"),
    ];

    private XElement DrawSeries(IReadOnlyList<double> series, string colour, string? dashes)
    {
        IEnumerable<(double X, double Y)> points = series.Select((value, index) => (_epochs.Place(index + 1), _values.Place(value)));
        return new XElement(
            Svg.Name("g"),
            Svg.Polyline(points, colour, dashes),
            points.Select(point => Svg.Dot(point.X, point.Y, colour)));
    }

    /// <summary>The last values stand to the right of their points, pushed apart where they would cover each other.</summary>
    private object[] DrawLastValues()
    {
        const double LineHeight = 15;
        double trainingY = _values.Place(training[^1]);
        double testY = _values.Place(test[^1]);
        double overlap = Math.Max(0, LineHeight - Math.Abs(trainingY - testY)) / 2;
        double push = trainingY < testY ? overlap : -overlap;
        double x = _epochs.Place(training.Count) + 10;
        return
        [
            Svg.Text(x, Math.Round(trainingY - push + 4, 2), Format(training[^1]), ChartColours.Training, 12, "start", "600"),
            Svg.Text(x, Math.Round(testY + push + 4, 2), Format(test[^1]), ChartColours.Test, 12, "start", "600"),
        ];
    }

    private string Format(double value) => value.ToString(unit.Length == 0 ? "F3" : "F1", CultureInfo.InvariantCulture) + unit;
}
