namespace CnnGen.Generator.Emission;

/// <summary>
/// A run of neighbouring elements as vectors: whole ones of a width, then narrower ones, at last a partly filled one, so that one formula serves every
/// element and gives it the same bits wherever it stands.
/// </summary>
/// <param name="Length">Elements.</param>
/// <param name="Width">The widest vector.</param>
internal readonly record struct VectorRun(int Length, VectorWidth Width)
{
    private int WholeVectors => Length / Width.Lanes;

    /// <summary>The steps of the loop: none where there would be one.</summary>
    private int LoopedSteps(int unroll) => WholeVectors / unroll is var steps and > 1 ? steps : 0;

    /// <summary>Pieces that the emitted text holds when steps have <paramref name="unroll"/> vectors.</summary>
    public int PieceCount(int unroll) => (LoopedSteps(unroll) > 0 ? unroll : 0) + Rest(unroll).Count;

    /// <summary>The vectors that a kernel of this run may use: those that a run fills, or else the narrowest.</summary>
    public static IReadOnlyList<VectorWidth> Widths(ElementType element, int length)
    {
        var widths = new List<VectorWidth>();
        foreach (int bits in VectorWidth.AllBits)
        {
            var width = new VectorWidth(element, bits);
            if (width.Lanes <= length || bits == 128)
            {
                widths.Add(width);
            }
        }

        return widths;
    }

    /// <summary>Emits the run: a loop over steps of <paramref name="unroll"/> vectors where there is more than one, and the rest straight.</summary>
    /// <param name="writer">Receives the loop.</param>
    /// <param name="index">The loop variable's name.</param>
    /// <param name="unroll">Vectors a step.</param>
    /// <param name="emitStep">Emits the statements for some pieces.</param>
    public void Emit(SourceWriter writer, string index, int unroll, Action<IReadOnlyList<RunPiece>> emitStep)
    {
        int steps = LoopedSteps(unroll);
        if (steps > 0)
        {
            int step = unroll * Width.Lanes;
            int end = steps * step;
            using (writer.Block($"for (int {index} = 0; {index} < {end}; {index} += {step})"))
            {
                var pieces = new List<RunPiece>();
                for (int vector = 0; vector < unroll; vector++)
                {
                    pieces.Add(new RunPiece(Width, Width.Lanes, index, vector * Width.Lanes, vector));
                }

                emitStep(pieces);
            }
        }

        List<RunPiece> rest = Rest(unroll);
        if (rest.Count > 0)
        {
            if (steps > 0)
            {
                writer.Line();
            }

            emitStep(rest);
        }
    }

    /// <summary>What follows the loop: whole vectors that fill no step, then one piece of each narrower width that fits.</summary>
    private List<RunPiece> Rest(int unroll)
    {
        int steps = LoopedSteps(unroll);
        int offset = steps * unroll * Width.Lanes;
        int ordinal = steps > 0 ? unroll : 0;
        var pieces = new List<RunPiece>();
        foreach (int bits in VectorWidth.AllBits)
        {
            var width = new VectorWidth(Width.Element, bits);
            for (; bits <= Width.Bits && Length - offset >= width.Lanes; offset += width.Lanes)
            {
                pieces.Add(new RunPiece(width, width.Lanes, Index: null, offset, ordinal++));
            }

            if (bits == 128 && Length > offset)
            {
                pieces.Add(new RunPiece(width, Length - offset, Index: null, offset, ordinal));
            }
        }

        return pieces;
    }
}
