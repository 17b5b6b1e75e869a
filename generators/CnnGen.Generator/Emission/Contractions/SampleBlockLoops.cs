using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the loops of a batched layer's gradient of the weights over blocks of samples and features that are copied side by side.</summary>
internal static class SampleBlockLoops
{
    private static readonly RoleNames Names = RoleNames.BackwardWeights;

    /// <param name="writer">Where to.</param>
    /// <param name="contraction">What is computed.</param>
    /// <param name="element">The element type.</param>
    /// <param name="schedule">Blocks of lanes and features a tile.</param>
    /// <param name="method">Notes a tile, given its lanes and features, and returns its method.</param>
    public static void Emit(
        SourceWriter writer, Contraction contraction, ElementType element, WeightSchedule schedule, Func<LaneBlock, int, string> method)
    {
        string samples = Affine.Text(SampleBlocks.Samples);
        string stride = Affine.Text(SampleBlocks.Stride);
        writer.Line("// Samples lie so far apart that a cache cannot hold one feature of all of them: some features of some samples are copied side by side.");
        writer.Line($"Span<{element.Keyword}> xBlock = stackalloc {element.Keyword}[{Affine.Text(SampleBlocks.Samples * SampleBlocks.Stride)}];");
        using SourceWriter.BlockScope blocks = writer.Block($"for (int first = 0; first < count; first += {samples})");
        writer.Line($"int samples = Math.Min({samples}, count - first);");
        foreach ((int begin, int length, int count) in WeightSchedule.Cut(contraction.Reduction, schedule.TileTaps))
        {
            int size = SampleBlocks.Features(length);
            string end = Affine.Text(begin + (length * count));
            using SourceWriter.BlockScope features = writer.Block($"for (int block = {Affine.Text(begin)}; block < {end}; block += {Affine.Text(size)})");
            writer.Line($"int blockEnd = Math.Min(block + {Affine.Text(size)}, {end});");
            using (writer.Block("for (int n = 0; n < samples; n++)"))
            {
                writer.Line(
                    $"x.Slice(((first + n) * {Affine.Text(contraction.Source.PixelStride)}) + block, blockEnd - block).CopyTo(xBlock.Slice(n * {stride}));");
            }

            foreach (LaneBlock lanes in schedule.Blocks)
            {
                using SourceWriter.BlockScope loop = LaneLoop.Open(writer, Names, lanes);
                writer.Line($"int dwOffset = {LaneLoop.WeightOffset(contraction, Names, lanes)};");
                using SourceWriter.BlockScope tiles = writer.Block($"for (int t = block; t < blockEnd; t += {Affine.Text(length)})");
                string output = Affine.Sum(
                    lanes.Count == 1 ? lanes.First : 0, ("first", contraction.Output.PixelStride), (Names.Lane, lanes.Count > 1 ? 1 : 0));
                string weights = Affine.Sum(0, ("dwOffset", 1), ("t", contraction.Weights.Panel));
                writer.Line($"{method(lanes, length)}(xBlock, dy, dw, t - block, {output}, {weights}, samples);");
            }
        }
    }
}
