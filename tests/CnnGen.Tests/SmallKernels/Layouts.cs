namespace CnnGen.Tests.SmallKernels;

/// <summary>Between the kernels' channels-last order and the reference's channels-first.</summary>
internal static class Layouts
{
    public static double[] ToChannelsFirst(double[] values, int channels)
    {
        int pixels = values.Length / channels;
        return [.. Enumerable.Range(0, values.Length).Select(i => values[(i % pixels * channels) + (i / pixels)])];
    }

    public static double[] ToChannelsLast(double[] values, int channels)
    {
        int pixels = values.Length / channels;
        return [.. Enumerable.Range(0, values.Length).Select(i => values[(i % channels * pixels) + (i / channels)])];
    }
}
