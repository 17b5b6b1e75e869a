namespace CnnGen.Drawing;

/// <summary>Lengths in the drawing: one scale for pixels, one for channels and one for features, the same for all layers.</summary>
/// <param name="Pixel">Length of a row or column of a feature map.</param>
/// <param name="Channel">Length of a channel.</param>
/// <param name="Feature">Length of a feature of flat data.</param>
internal readonly record struct DrawingScale(double Pixel, double Channel, double Feature)
{
    // The lengths of the largest map, the most channels and the longest vector; small ones are not blown up beyond the second number a unit.
    private const double LongestMap = 150;
    private const double LargestPixel = 10;
    private const double MostChannels = 80;
    private const double LargestChannel = 5;
    private const double LongestVector = 200;
    private const double LargestFeature = 8;

    public static DrawingScale For(IReadOnlyCollection<DrawnLayer> layers)
    {
        LayerInfo[] maps = [.. layers.Select(static layer => layer.Layer).Where(static layer => !layer.IsFlat)];
        int pixels = maps.Select(static map => Math.Max(map.OutputHeight, map.OutputWidth)).DefaultIfEmpty(1).Max();
        int channels = maps.Select(static map => map.OutputChannels).DefaultIfEmpty(1).Max();
        int features = layers.Select(static layer => layer.Layer).Where(static layer => layer.IsFlat).Select(static layer => layer.OutputChannels).DefaultIfEmpty(1).Max();
        return new DrawingScale(
            Math.Min(LargestPixel, LongestMap / pixels), Math.Min(LargestChannel, MostChannels / channels), Math.Min(LargestFeature, LongestVector / features));
    }

    /// <summary>The largest of 1, 2, 5, 10, 20, ... units that is at most as long as a scale bar.</summary>
    public static int Round(double unit)
    {
        const double LongestBar = 60;
        int round = 1;
        foreach (int step in (ReadOnlySpan<int>)[2, 5])
        {
            round = step * unit <= LongestBar ? step : round;
        }

        return 10 * unit <= LongestBar ? 10 * Round(10 * unit) : round;
    }
}
