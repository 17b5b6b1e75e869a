using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

/// <summary>Sets of parameters of every kind of layout.</summary>
internal static class Layouts
{
    /// <summary>A set with the tensors one after another.</summary>
    public static ParameterSet Set(params ReadOnlySpan<ParameterLayout> layouts)
    {
        ParameterLayout[] placed = layouts.ToArray();
        int offset = 0;
        foreach (ref ParameterLayout layout in placed.AsSpan())
        {
            layout = layout with { Offset = offset };
            offset += layout.StorageLength;
        }

        return new ParameterSet(placed, offset);
    }

    public static ParameterLayout Convolution(string name, int filters, int channels, int height, int width, int panel = 8, int groups = 1)
        => new(name, 4, 0, filters, filters / groups, channels, height, width, panel, channels * height * width, filters / groups * height * width, InitialValues.Weight);

    public static ParameterLayout Dense(string name, int units, int channels, int height, int width, int panel = 8)
        => new(name, 2, 0, units, units, channels, height, width, panel, channels * height * width, units, InitialValues.Weight);

    public static ParameterLayout Bias(string name, int filters, int fanIn, int panel = 8)
        => new(name, 1, 0, filters, filters, 1, 1, 1, panel, fanIn, filters, InitialValues.Bias);

    /// <summary>A small network's: a grouped convolution with a partial panel in each group, a dense layer over a map, biases.</summary>
    public static ParameterSet Sample(int panel = 8) => Set(
        Convolution("conv1.weight", filters: 6, channels: 2, height: 3, width: 2, panel, groups: 2),
        Bias("conv1.bias", filters: 6, fanIn: 12, panel),
        Dense("dense1.weight", units: 5, channels: 3, height: 2, width: 4, panel),
        Bias("dense1.bias", filters: 5, fanIn: 24, panel));

    /// <summary>The sample with values that are all different.</summary>
    public static ParameterSet Filled(int panel = 8)
    {
        ParameterSet parameters = Sample(panel);
        float next = 1;
        foreach (string name in parameters.Names)
        {
            float[] values = new float[parameters[name].Length];
            foreach (ref float value in values.AsSpan())
            {
                value = next++;
            }

            parameters.CopyFrom(name, values);
        }

        return parameters;
    }

    public static byte[] Saved(ParameterSet parameters)
    {
        using MemoryStream stream = new();
        parameters.Save(stream);
        return stream.ToArray();
    }
}
