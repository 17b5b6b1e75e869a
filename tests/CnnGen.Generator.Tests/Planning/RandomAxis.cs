using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Tests.Planning;

/// <summary>Axes of all kinds: long and short ones, with strides, dilations, and paddings that whole windows fit into.</summary>
internal static class RandomAxis
{
    public static AxisMap Next(Random random)
    {
        while (true)
        {
            int extent = random.Next(1, random.Next(3) == 0 ? 300 : 30);
            int taps = random.Next(1, random.Next(4) == 0 ? 40 : 8);
            int step = random.Next(2) == 0 ? 1 : random.Next(1, 5);
            int tapStep = random.Next(2) == 0 ? 1 : random.Next(1, 5);
            int before = random.Next(0, random.Next(4) == 0 ? 60 : 5);
            int after = random.Next(0, random.Next(4) == 0 ? 60 : 5);
            int reach = (tapStep * (taps - 1)) + 1;
            if (extent + before + after >= reach)
            {
                return new AxisMap(((extent + before + after - reach) / step) + 1, step, taps, tapStep, -before, extent);
            }
        }
    }

    /// <summary>A contraction with such columns, whose taps and channels are one run, so that its pixels may share vectors.</summary>
    public static Contraction Contraction(AxisMap columns, int channels)
    {
        int reduction = columns.TapStep == 1 ? channels : 1;
        const int Lanes = 4;
        return new Contraction(
            AxisMap.Single, columns, reduction, Lanes, IsLanewise: false, Groups: 1, new MapLayout(0, columns.Extent * reduction, reduction, reduction),
            new MapLayout(0, columns.Count * Lanes, Lanes, Lanes), new WeightLayout(0, 0, 0, columns.Taps * reduction * Lanes, reduction * Lanes, Lanes));
    }
}
