using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Emits a run of neighbouring elements as vectors.</summary>
/// <param name="Run">The loop and the vectors behind it.</param>
/// <param name="Element">The element type.</param>
internal readonly record struct RunEmitter(VectorRun Run, ElementType Element)
{
    /// <summary>The widest vector.</summary>
    public VectorWidth Width => new(Element, Run.Bits);

    public bool HasLoop => Run.HasLoop;

    /// <summary>Emits the loop, and the rest straight.</summary>
    /// <param name="writer">Receives the loop.</param>
    /// <param name="index">The loop variable's name.</param>
    /// <param name="emitStep">Emits the statements for some pieces.</param>
    public void Emit(SourceWriter writer, string index, Action<IReadOnlyList<RunPiece>> emitStep)
    {
        if (Run.HasLoop)
        {
            using SourceWriter.BlockScope loop = writer.Block($"for (int {index} = 0; {index} < {Run.LoopLength}; {index} += {Run.StepLength})");
            VectorWidth width = Width;
            emitStep([.. Enumerable.Range(0, Run.VectorsPerStep).Select(vector => new RunPiece(width, width.Lanes, index, vector * width.Lanes, vector))]);
        }

        if (Run.Tail.Count > 0)
        {
            if (Run.HasLoop)
            {
                writer.Line();
            }

            ElementType element = Element;
            int first = Run.HasLoop ? Run.VectorsPerStep : 0;
            emitStep(
                [.. Run.Tail.Select((vector, i) => new RunPiece(new VectorWidth(element, vector.Bits), vector.Count, Index: null, vector.Offset, first + i))]);
        }
    }
}
