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
            foreach (LaneBlock block in LaneBlock.Cut(contraction.Lanes, vectors, width.Bits, element.Bytes, isLanewise: false))
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
        int chains = Chains(operation, contraction);
        SumOrder order = contraction.ColumnsAreSamples ? contraction.WeightOrder : SumOrder.Of(1, operation.Positions / chains, 1);
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

    /// <summary>
    /// Pixels that go to sums of their own, as an addition can only follow another after some cycles: a divisor of all pixels, and the same for every width
    /// of vectors, so that each gives the same bits.
    /// </summary>
    private static int Chains(WeightedOperation operation, Contraction contraction)
    {
        int chains = contraction.ColumnsAreSamples ? 1 : contraction.Lanes <= 16 ? 4 : contraction.Lanes <= 32 ? 2 : 1;
        while (operation.Positions % chains != 0)
        {
            chains--;
        }

        return chains;
    }
}
