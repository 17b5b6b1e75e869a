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

    /// <summary>Pieces that the emitted text holds when steps have <paramref name="unroll"/> vectors.</summary>
    public int PieceCount(int unroll)
    {
        int looped = WholeVectors <= unroll ? 0 : unroll;
        return looped + Rest(unroll).Count;
    }

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

    /// <summary>Emits the run: a loop over steps of <paramref name="unroll"/> vectors where there are more than one step, and the rest straight.</summary>
    /// <param name="writer">Receives the loop.</param>
    /// <param name="index">The loop variable's name.</param>
    /// <param name="unroll">Vectors a step.</param>
    /// <param name="emitStep">Emits the statements for some pieces.</param>
    public void Emit(SourceWriter writer, string index, int unroll, Action<IReadOnlyList<RunPiece>> emitStep)
    {
        if (WholeVectors > unroll)
        {
            int step = unroll * Width.Lanes;
            int end = WholeVectors / unroll * step;
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
            if (WholeVectors > unroll)
            {
                writer.Line();
            }

            emitStep(rest);
        }
    }

    /// <summary>What follows the loop: whole vectors that fill no step, then one piece of each narrower width that fits.</summary>
    private List<RunPiece> Rest(int unroll)
    {
        bool loops = WholeVectors > unroll;
        int offset = loops ? WholeVectors / unroll * unroll * Width.Lanes : 0;
        int ordinal = loops ? unroll : 0;
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
