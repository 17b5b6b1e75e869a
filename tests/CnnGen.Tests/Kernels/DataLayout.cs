using CnnGen.Generator.Model;

namespace CnnGen.Tests.Kernels;

/// <summary>Between the naive reference's order [n, c, y, x] and others.</summary>
internal static class DataLayout
{
    public static double[] ToChannelsLast(double[] values, Shape shape)
    {
        double[] result = new double[values.Length];
        ForEach(values.Length, shape, (channelsFirst, channelsLast) => result[channelsLast] = values[channelsFirst]);
        return result;
    }

    public static double[] FromChannelsLast(double[] values, Shape shape)
    {
        double[] result = new double[values.Length];
        ForEach(values.Length, shape, (channelsFirst, channelsLast) => result[channelsFirst] = values[channelsLast]);
        return result;
    }

    /// <summary>The floats of a network's caller, in the order that the network was declared with.</summary>
    public static float[] ToCaller(double[] values, Shape shape, bool channelsFirst) =>
        [.. (channelsFirst ? values : ToChannelsLast(values, shape)).Select(static value => (float)value)];

    public static double[] FromCaller(float[] values, Shape shape, bool channelsFirst)
    {
        double[] doubles = [.. values.Select(static value => (double)value)];
        return channelsFirst ? doubles : FromChannelsLast(doubles, shape);
    }

    public static double[] ToCallerDoubles(double[] values, Shape shape, bool channelsFirst) => channelsFirst ? values : ToChannelsLast(values, shape);

    public static double[] FromCallerDoubles(double[] values, Shape shape, bool channelsFirst) => channelsFirst ? values : FromChannelsLast(values, shape);

    /// <summary>The places of every element in both orders.</summary>
    private static void ForEach(int length, Shape shape, Action<int, int> visit)
    {
        for (int place = 0; place < length; place++)
        {
            int sample = place / shape.Length;
            int channel = place % shape.Length / shape.Pixels;
            int pixel = place % shape.Pixels;
            visit(place, (((sample * shape.Pixels) + pixel) * shape.Channels) + channel);
        }
    }
}
