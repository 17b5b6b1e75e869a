namespace CnnGen.Generator.Emission;

/// <summary>A run of neighbouring elements as vectors, so that one formula serves every element and gives it the same bits wherever it stands.</summary>
/// <param name="Length">Elements.</param>
/// <param name="Width">The widest vector.</param>
/// <param name="Rest">What becomes of elements that fill no vector of that width.</param>
internal readonly record struct VectorRun(int Length, VectorWidth Width, RunRest Rest = RunRest.Narrower)
{
    /// <summary>Elements up to the end of the last vector.</summary>
    public int Reach(int unroll) => Math.Max(Length, PiecesAfter(unroll).Select(static piece => piece.Offset + piece.Count).LastOrDefault());

    /// <summary>The width of the last vector outside the loop.</summary>
    public int LastBits(int unroll) => PiecesAfter(unroll).Select(static piece => piece.Width.Bits).LastOrDefault();

    private int WholeVectors => Length / Width.Lanes;

    /// <summary>The steps of the loop: none where there would be one.</summary>
    private int LoopedSteps(int unroll) => WholeVectors / unroll is var steps and > 1 ? steps : 0;

    /// <summary>Whether there is a loop when steps have <paramref name="unroll"/> vectors.</summary>
    public bool HasLoop(int unroll) => LoopedSteps(unroll) > 0;

    /// <summary>Pieces that the emitted text holds when steps have <paramref name="unroll"/> vectors.</summary>
    public int PieceCount(int unroll) => (HasLoop(unroll) ? unroll : 0) + PiecesAfter(unroll).Count;

    /// <summary>The vectors that a kernel of this run may use: those that the run fills, to more than half where one need not be whole; or else the narrowest.</summary>
    /// <param name="element">The element type.</param>
    /// <param name="length">Elements of the run.</param>
    /// <param name="rest">What becomes of the last ones.</param>
    public static IReadOnlyList<VectorWidth> Widths(ElementType element, int length, RunRest rest = RunRest.Narrower)
    {
        var widths = new List<VectorWidth>();
        foreach (int bits in VectorWidth.AllBits)
        {
            var width = new VectorWidth(element, bits);
            if (width.Lanes <= length || bits == 128 || (rest is RunRest.Filled or RunRest.Reaching && width.Lanes < 2 * length))
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

        List<RunPiece> rest = PiecesAfter(unroll);
        if (rest.Count > 0)
        {
            if (steps > 0)
            {
                writer.Line();
            }

            emitStep(rest);
        }
    }

    /// <summary>What follows the loop: whole vectors that fill no step, then the rest.</summary>
    private List<RunPiece> PiecesAfter(int unroll)
    {
        int steps = LoopedSteps(unroll);
        int offset = steps * unroll * Width.Lanes;
        int first = steps > 0 ? unroll : 0;
        var pieces = new List<RunPiece>();
        for (VectorWidth width = Width; offset < Length;)
        {
            int rest = Length - offset;
            bool isNarrowest = width.Bits == 128;
            if (Rest == RunRest.Reaching && (isNarrowest || rest > width.Lanes / 2))
            {
                Add(width, width.Lanes, offset);
            }
            else if (Rest == RunRest.Overlapping && rest < width.Lanes && Length >= width.Lanes && (isNarrowest || rest > width.Lanes / 2))
            {
                Add(width, width.Lanes, Length - width.Lanes);
            }
            else if (rest >= width.Lanes || isNarrowest || Rest == RunRest.Filled)
            {
                Add(width, Math.Min(rest, width.Lanes), offset);
            }
            else
            {
                width = width with { Bits = width.Bits / 2 };
            }
        }

        return pieces;

        void Add(VectorWidth width, int count, int place)
        {
            pieces.Add(new RunPiece(width, count, Index: null, place, first + pieces.Count));
            offset = place + count;
        }
    }
}

/// <summary>What becomes of the elements of a run that fill no vector.</summary>
internal enum RunRest
{
    /// <summary>Narrower vectors, and the first lanes of the narrowest.</summary>
    Narrower,

    /// <summary>The first lanes of one more vector: where much is computed of each.</summary>
    Filled,

    /// <summary>
    /// A whole vector that ends where the run does, whose first elements are computed twice: where what is written is not read, or all is read before.
    /// </summary>
    Overlapping,

    /// <summary>
    /// A whole vector, the narrowest that holds them, which reaches past the end: where something follows that may be read, and is written later.
    /// </summary>
    Reaching,
}
