using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>What reading and writing share: tensors pass panel by panel, so that the memory does not grow with the largest of them.</summary>
internal static class SafeTensorsPanels
{
    /// <summary>Values of the longest panel of all tensors.</summary>
    public static int Longest(ParameterSet parameters)
    {
        int longest = 0;
        foreach (ref readonly ParameterLayout layout in parameters.Layouts)
        {
            longest = Math.Max(longest, PanelTranslation.LongestPanel(layout));
        }

        return longest;
    }

    /// <summary>Files are little-endian on every machine.</summary>
    public static void SwapOnBigEndian(Span<float> values)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> bits = MemoryMarshal.Cast<float, int>(values);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }
}
