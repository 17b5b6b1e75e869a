using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the gradient of the bias: the output's gradient summed over positions, a vector of channels at a time.</summary>
internal static class BiasGradientEmitter
{
    public static void EmitVariants(SourceWriter writer, WeightedOperation operation, Contraction contraction, BiasPlan plan, ElementType element)
    {
        foreach (BiasVariant variant in plan.Variants)
        {
            var width = new VectorWidth(element, variant.Bits);
            writer.Line();
            using SourceWriter.BlockScope body = writer.Block($"private static void BackwardBias{width.Suffix}({Parameters(contraction, element)})");
            using SourceWriter.BlockScope? groups = contraction.Groups > 1
                ? writer.Block($"for (int g = 0; g < {Affine.Text(contraction.Groups)}; g++)")
                : null;
            foreach (LaneBlock block in variant.Blocks)
            {
                using SourceWriter.BlockScope lanes = LaneLoop.Open(writer, RoleNames.BackwardWeights, block);
                EmitBlock(writer, operation, contraction, plan, width, block);
            }
        }
    }

    public static string Parameters(Contraction contraction, ElementType element) =>
        $"ReadOnlySpan<{element.Keyword}> dy, Span<{element.Keyword}> dbias{(contraction.ColumnsAreSamples ? ", int count" : "")}";

    public static string Arguments(Contraction contraction) => "dy, dbias" + (contraction.ColumnsAreSamples ? ", count" : "");

    private static void EmitBlock(SourceWriter writer, WeightedOperation operation, Contraction contraction, BiasPlan plan, VectorWidth width, LaneBlock block)
    {
        int chains = plan.IndependentSums;
        SumOrder order = plan.Order;
        var sums = new TileSums(writer, order, width, block.Vectors);
        sums.EmitReason();
        sums.Declare(sums.Whole, Enumerable.Range(0, order.IsOneChain ? chains : 1));
        if (contraction.ColumnsAreSamples)
        {
            EmitTerms("0", "count");
        }
        else if (order.IsOneChain)
        {
            EmitTerms("0", Affine.Text(operation.Positions));
            AddUp();
        }
        else
        {
            sums.EmitChains("0", Affine.Text(operation.Positions), operation.Positions / chains, [0], EmitChain, chains);
        }

        EmitStore(writer, contraction, width, block, sums.Whole);

        void EmitChain(string begin, string end)
        {
            sums.Declare(TileSums.Chain, Enumerable.Range(1, chains - 1));
            EmitTerms(begin, end);
            AddUp();
        }

        void EmitTerms(string begin, string end) => EmitPositions(writer, operation, contraction, width, block, begin, end, chains);

        void AddUp()
        {
            for (int vector = 0; vector < block.Vectors && chains > 1; vector++)
            {
                writer.Line(
                    $"{TileSums.Name(TileSums.Chain, 0, vector)} += "
                    + $"{string.Join(" + ", Enumerable.Range(1, chains - 1).Select(chain => TileSums.Name(TileSums.Chain, chain, vector)))};");
            }
        }
    }

    private static void EmitPositions(
        SourceWriter writer, WeightedOperation operation, Contraction contraction, VectorWidth width, LaneBlock block, string begin, string end, int chains)
    {
        string keyword = width.Element.Keyword;
        string index = contraction.ColumnsAreSamples ? "n" : "pixel";
        string advance = chains == 1 ? index + "++" : $"{index} += {Affine.Text(chains)}";
        using SourceWriter.BlockScope loop = writer.Block($"for (int {index} = {begin}; {index} < {end}; {advance})");
        string offset = Affine.Sum(
            block.Count == 1 ? block.First : 0, (index, operation.Filters), ("oc", block.Count > 1 ? 1 : 0),
            ("g", contraction.Groups > 1 ? contraction.Output.GroupStride : 0));
        writer.Line($"ReadOnlySpan<{keyword}> dyLanes = dy.Slice({offset}, {Affine.Text(((chains - 1) * operation.Filters) + block.Width)});");
        for (int chain = 0; chain < chains; chain++)
        {
            for (int vector = 0; vector < block.Vectors; vector++)
            {
                string lanes = Affine.Text((chain * operation.Filters) + (vector * width.Lanes));
                writer.Line($"{TileSums.Name(TileSums.Chain, chain, vector)} += {VectorText.Load(width, "dyLanes", lanes, width.Lanes)};");
            }
        }
    }

    /// <summary>Adds the sums to the gradient in memory.</summary>
    private static void EmitStore(SourceWriter writer, Contraction contraction, VectorWidth width, LaneBlock block, string stem)
    {
        writer.Line(
            $"Span<{width.Element.Keyword}> dbiasLanes = dbias.Slice({LaneLoop.BiasOffset(contraction, RoleNames.BackwardWeights, block)}, {Affine.Text(block.Width)});");
        for (int vector = 0; vector < block.Vectors; vector++)
        {
            string sum = TileSums.Name(stem, 0, vector);
            writer.Line($"{sum} += {VectorText.Load(width, "dbiasLanes", Affine.Text(vector * width.Lanes), width.Lanes)};");
            VectorText.Store(writer, width, sum, "dbiasLanes", vector * width.Lanes, block.LanesOf(vector));
        }
    }
}
