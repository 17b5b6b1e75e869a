using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the loops of a batched layer's gradient of the weights over blocks of samples and features that are copied side by side.</summary>
internal static class SampleBlockLoops
{
    private static readonly RoleNames Names = RoleNames.BackwardWeights;

    /// <param name="writer">Where to.</param>
    /// <param name="piece">What is computed, and its blocks of lanes.</param>
    /// <param name="copy">What is copied.</param>
    /// <param name="element">The element type.</param>
    /// <param name="method">Notes a tile, given its lanes and features, and returns its method.</param>
    public static void Emit(SourceWriter writer, WeightPiece piece, SampleCopy copy, ElementType element, Func<LaneBlock, int, string> method)
    {
        Contraction contraction = piece.Contraction;
        string samples = Affine.Text(copy.Samples);
        string stride = Affine.Text(copy.Stride);
        writer.Line("// Samples lie so far apart that a cache cannot hold one feature of all of them: some features of some samples are copied side by side.");
        writer.Line($"Span<{element.Keyword}> xBlock = stackalloc {element.Keyword}[{Affine.Text(copy.Length)}];");
        using SourceWriter.BlockScope blocks = writer.Block($"for (int first = 0; first < count; first += {samples})");
        writer.Line($"int samples = Math.Min({samples}, count - first);");
        foreach (FeatureBlocks features in copy.Blocks)
        {
            int length = features.Tiles.Length;
            string size = Affine.Text(features.Size);
            string end = Affine.Text(features.Tiles.End);
            using SourceWriter.BlockScope featureLoop = writer.Block($"for (int block = {Affine.Text(features.Tiles.First)}; block < {end}; block += {size})");
            writer.Line($"int blockEnd = Math.Min(block + {size}, {end});");
            using (writer.Block("for (int n = 0; n < samples; n++)"))
            {
                writer.Line(
                    $"x.Slice(((first + n) * {Affine.Text(contraction.Source.PixelStride)}) + block, blockEnd - block).CopyTo(xBlock.Slice(n * {stride}));");
            }

            foreach (LaneBlock lanes in piece.Blocks)
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
