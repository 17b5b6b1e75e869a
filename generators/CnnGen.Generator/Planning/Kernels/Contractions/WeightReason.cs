namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Says in words why the gradient of the weights has its register tiles.</summary>
internal static class WeightReason
{
    /// <param name="contraction">What is computed.</param>
    /// <param name="schedule">Its tiles, of which the largest one is explained.</param>
    /// <param name="bits">The width of the vectors, in bits.</param>
    /// <param name="copy">How samples are copied first, or null.</param>
    public static string Of(Contraction contraction, WeightSchedule schedule, int bits, SampleCopy? copy)
    {
        if (schedule.Columns.Count == 0)
        {
            return "every tap lies in the padding, so there is nothing to add";
        }

        int length = schedule.Columns.Max(columns => WeightSchedule.Cut(columns.Taps * contraction.Reduction, schedule.TileTaps).Max(static part => part.Length));
        int rows = WeightSchedule.Cut(contraction.Rows.Taps, schedule.TileRows).Max(static part => part.Length);
        int taps = rows * length;
        int vectors = schedule.Blocks.Max(static block => block.Vectors);
        string noun = contraction.ColumnsAreSamples ? "feature" : "tap";
        string text = rows == 1 ? TileReason.Count(length, noun) : $"{TileReason.Text(rows)} rows of {TileReason.Count(length, noun)}";
        string reason = TileReason.Of(bits, text, taps, vectors, contraction.IsLanewise ? taps * vectors : taps, vectors * contraction.SideBySide);
        return copy is null
            ? reason
            : $"{reason}; features are copied side by side first, because samples lie a multiple of half a memory page apart and would push each other out of the cache";
    }
}
