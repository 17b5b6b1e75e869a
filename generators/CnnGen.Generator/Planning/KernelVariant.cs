using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>Some columns of a contraction, and the vectors that compute them.</summary>
/// <param name="Contraction">What is computed.</param>
/// <param name="Bits">The width of the vectors.</param>
internal sealed record KernelPiece(Contraction Contraction, int Bits);

/// <summary>How a contraction is computed on machines with vectors of one width.</summary>
/// <param name="Bits">That width.</param>
/// <param name="Pieces">From left to right: where pixels share vectors, the last ones of a row may be left over.</param>
/// <param name="Reason">Why vectors of this width are used, as a sentence without its period.</param>
internal sealed record KernelVariant(int Bits, EquatableArray<KernelPiece> Pieces, string Reason)
{
    /// <summary>Tiles of the weights' gradient where pixels share vectors, at most: each has a method of its own, as other taps belong to other pixels.</summary>
    private const int MostTiles = 8;

    /// <summary>The variants of the contraction that writes its output, from the widest to the narrowest.</summary>
    /// <remarks>Pixels that share a vector are a tap apart: where chains end inside a row of taps, they would end at other taps for each of them.</remarks>
    public static List<KernelVariant> OfOutput(Contraction contraction, int elementBytes, Checkpoint checkpoint = default) =>
        OfOutput(contraction, elementBytes, piece => OutputSchedule.Choose(piece.Contraction, piece.Bits, elementBytes, checkpoint));

    /// <summary>The same with a search of the caller, who may remember its schedules.</summary>
    public static List<KernelVariant> OfOutput(Contraction contraction, int elementBytes, Func<KernelPiece, OutputSchedule> schedule) =>
        Of(contraction, elementBytes, canShare: contraction.OutputOrder.Axis is SumAxis.None or SumAxis.Rows, piece => schedule(piece).Cost);

    /// <summary>The variants of the contraction that writes its weights, from the widest to the narrowest.</summary>
    public static List<KernelVariant> OfWeights(Contraction contraction, int elementBytes, Checkpoint checkpoint = default) =>
        OfWeights(contraction, elementBytes, piece => WeightSchedule.Choose(piece.Contraction, piece.Bits, elementBytes, checkpoint));

    /// <summary>The same with a search of the caller, who may remember its schedules.</summary>
    public static List<KernelVariant> OfWeights(Contraction contraction, int elementBytes, Func<KernelPiece, WeightSchedule> choose) =>
        Of(contraction, elementBytes, canShare: true, piece =>
        {
            WeightSchedule schedule = choose(piece);
            int tiles = schedule.Columns.Sum(columns => WeightSchedule.Cut(columns.Taps * piece.Contraction.Reduction, schedule.TileTaps).Sum(static part => part.Count));
            return piece.Contraction.SideBySide > 1 && tiles > MostTiles ? double.PositiveInfinity : schedule.Cost;
        });

    /// <summary>
    /// Vectors lie along a panel of weights, and none is wider than one, but where several pixels side by side fill it and are cheaper.
    /// </summary>
    private static List<KernelVariant> Of(Contraction contraction, int elementBytes, bool canShare, Func<KernelPiece, double> cost)
    {
        var variants = new List<KernelVariant>();
        int panelBits = Math.Max(128, contraction.Weights.Panel * elementBytes * 8);
        for (int bits = 128; bits <= Math.Min(panelBits, Machine.WidestBits); bits *= 2)
        {
            string vectors = bits < panelBits ? FormattableString.Invariant($"{panelBits / bits} vectors") : "one vector";
            string reason = FormattableString.Invariant($"a panel of {contraction.Weights.Panel} lanes is {vectors}");
            variants.Insert(0, new KernelVariant(bits, new EquatableArray<KernelPiece>([new KernelPiece(contraction, bits)]), reason));
        }

        if (canShare && panelBits < Machine.WidestBits && contraction.CanStandSideBySide(2))
        {
            double best = cost(variants[0].Pieces[0]);
            for (int bits = 2 * panelBits; bits <= Machine.WidestBits && contraction.CanStandSideBySide(bits / panelBits); bits *= 2)
            {
                KernelPiece[] pieces = SideBySide(contraction, bits, panelBits);
                double wider = pieces.Sum(cost);
                if (wider < Machine.WideningGain * best)
                {
                    string reason = FormattableString.Invariant(
                        $"{bits / panelBits} neighbouring pixels share a vector, because this costs {100 * wider / best:0}% of the next narrower vectors");
                    best = wider;
                    variants.Insert(0, new KernelVariant(bits, new EquatableArray<KernelPiece>(pieces), reason));
                }
            }
        }

        return variants;
    }

    private static KernelPiece[] SideBySide(Contraction contraction, int bits, int panelBits)
    {
        int pixels = bits / panelBits;
        var shared = new KernelPiece(contraction.ToSideBySide(pixels), bits);
        int rest = contraction.Columns.Count % pixels;
        return rest == 0 ? [shared] : [shared, new KernelPiece(contraction.LastColumns(rest), panelBits)];
    }
}
