using System.Globalization;

namespace FashionMnist.Reports;

/// <summary>A chart's axis: which values it spans, where its ticks are, and where a value lies between two ends of the drawing.</summary>
/// <param name="Minimum">The value at <paramref name="Start"/>.</param>
/// <param name="Maximum">The value at <paramref name="End"/>; above the minimum.</param>
/// <param name="Step">From tick to tick.</param>
/// <param name="Start">The drawing's coordinate of the minimum.</param>
/// <param name="End">The drawing's coordinate of the maximum; before the start on an upward axis.</param>
internal sealed record Axis(double Minimum, double Maximum, double Step, double Start, double End)
{
    /// <summary>An axis with round ticks (1, 2 or 5 times a power of ten) that covers the values.</summary>
    public static Axis Covering(double minimum, double maximum, double smallestStep, double start, double end)
    {
        const int DesiredTicks = 6;
        double roughStep = Math.Max((maximum - minimum) / DesiredTicks, smallestStep);
        double power = Math.Pow(10, Math.Floor(Math.Log10(roughStep)));
        double step = power * ((roughStep / power) switch
        {
            <= 1.0001 => 1,
            <= 2.0001 => 2,
            <= 5.0001 => 5,
            _ => 10,
        });

        double first = Math.Floor((minimum / step) + 1e-9) * step;
        double last = Math.Ceiling((maximum / step) - 1e-9) * step;
        return new Axis(first, Math.Max(last, first + step), step, start, end);
    }

    public IEnumerable<double> Ticks
    {
        get
        {
            int count = (int)Math.Round((Maximum - Minimum) / Step);
            return Enumerable.Range(0, count + 1).Select(tick => Minimum + (tick * Step));
        }
    }

    /// <summary>The coordinate of a value.</summary>
    public double Place(double value) => Math.Round(Start + ((value - Minimum) / (Maximum - Minimum) * (End - Start)), 2);

    /// <summary>A tick's label, with as many decimals as the step has.</summary>
    public string Label(double tick)
    {
        int decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(Step) - 1e-9));
        return tick.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
