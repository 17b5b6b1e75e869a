using System.Text.Json.Serialization;

namespace CnnGen.Race.Models;

/// <summary>A window's way along one axis.</summary>
/// <param name="Input">Pixels of the input.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Input pixels between two outputs.</param>
/// <param name="Pad">Border pixels on each side.</param>
internal sealed record ModelAxis(int Input, int Kernel, int Stride, int Pad)
{
    [JsonIgnore]
    public int Output => ((Input + (2 * Pad) - Kernel) / Stride) + 1;

    /// <summary>Pairs of an output and a tap that fall on the input, not on the border.</summary>
    [JsonIgnore]
    public long TapsInside => Enumerable.Range(0, Output).Sum(CountInside);

    private int CountInside(int output)
    {
        int start = (output * Stride) - Pad;
        return Math.Min(start + Kernel, Input) - Math.Max(start, 0);
    }
}
