using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the gradient of the bias: the output's gradient summed over positions, a vector of channels at a time.</summary>
internal static class BiasGradientEmitter
{
    private const int MostVectors = 8;

    public static void EmitVariants(SourceWriter writer, WeightedOperation operation, ElementType element)
    {
        Contraction contraction = operation.Forward;
        foreach (VectorWidth width in VectorText.Variants(element, operation.Panel))
        {
            writer.Line();
            using SourceWriter.BlockScope body = writer.Block($"private static void BackwardBias{width.Suffix}({Parameters(contraction, element)})");
            using SourceWriter.BlockScope? groups = contraction.Groups > 1
                ? writer.Block($"for (int g = 0; g < {Affine.Text(contraction.Groups)}; g++)")
                : null;
            int vectors = Math.Min(MostVectors, (contraction.Lanes + width.Lanes - 1) / width.Lanes);
            foreach (LaneBlock block in LaneBlock.Cut(contraction.Lanes, vectors, width.Bits, element.Bytes, exact: false))
            {
                using SourceWriter.BlockScope lanes = LaneLoop.Open(writer, RoleNames.BackwardWeights, block);
                EmitBlock(writer, operation, contraction, width, block);
            }
        }
    }

    public static string Parameters(Contraction contraction, ElementType element) =>
        $"ReadOnlySpan<{element.Keyword}> dy, Span<{element.Keyword}> dbias{(contraction.ColumnsAreSamples ? ", int count" : "")}";

    public static string Arguments(Contraction contraction) => "dy, dbias" + (contraction.ColumnsAreSamples ? ", count" : "");

    private static void EmitBlock(SourceWriter writer, WeightedOperation operation, Contraction contraction, VectorWidth width, LaneBlock block)
    {
        string keyword = width.Element.Keyword;
        writer.Line($"Span<{keyword}> sums = dbias.Slice({LaneLoop.BiasOffset(contraction, RoleNames.BackwardWeights, block)}, {Affine.Text(block.Width)});");
        for (int vector = 0; vector < block.Vectors; vector++)
        {
            writer.Line($"{width.Type} acc{Affine.Text(vector)} = {VectorText.Load(width, "sums", Affine.Text(vector * width.Lanes), width.Lanes)};");
        }

        string count = contraction.ColumnsAreSamples ? "count" : Affine.Text(operation.Positions);
        string index = contraction.ColumnsAreSamples ? "n" : "pixel";
        using (writer.Block($"for (int {index} = 0; {index} < {count}; {index}++)"))
        {
            string offset = Affine.Sum(
                block.Count == 1 ? block.First : 0, (index, operation.Filters), ("oc", block.Count > 1 ? 1 : 0),
                ("g", contraction.Groups > 1 ? contraction.Output.GroupStride : 0));
            writer.Line($"ReadOnlySpan<{keyword}> dyLanes = dy.Slice({offset}, {Affine.Text(block.Width)});");
            for (int vector = 0; vector < block.Vectors; vector++)
            {
                writer.Line($"acc{Affine.Text(vector)} += {VectorText.Load(width, "dyLanes", Affine.Text(vector * width.Lanes), width.Lanes)};");
            }
        }

        for (int vector = 0; vector < block.Vectors; vector++)
        {
            VectorText.Store(writer, width, "acc" + Affine.Text(vector), "sums", vector * width.Lanes, block.LanesOf(vector));
        }
    }
}
