using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>
/// A run of neighbouring elements as vectors, so that one formula serves every element and gives it the same bits wherever it stands: a loop where there is
/// more than one step, and the vectors behind it.
/// </summary>
/// <param name="Length">Elements.</param>
/// <param name="Bits">The width of the widest vectors, in bits.</param>
/// <param name="VectorLanes">Elements of such a vector.</param>
/// <param name="VectorsPerStep">Vectors a step of the loop.</param>
/// <param name="Steps">Steps of the loop; 0 where there is none.</param>
/// <param name="Tail">The vectors behind the loop: whole ones that fill no step, then what is left.</param>
internal sealed record VectorRun(int Length, int Bits, int VectorLanes, int VectorsPerStep, int Steps, EquatableArray<RunVector> Tail) : IKernelVariant
{
    public bool HasLoop => Steps > 0;

    /// <summary>Elements a step.</summary>
    public int StepLength => VectorsPerStep * VectorLanes;

    /// <summary>Elements of all steps.</summary>
    public int LoopLength => Steps * StepLength;

    /// <summary>Elements up to the end of the last vector.</summary>
    public int Reach => Math.Max(Length, Tail.Count == 0 ? 0 : Tail[Tail.Count - 1].End);

    /// <summary>The width of the last vector behind the loop, in bits; 0 where there is none.</summary>
    public int LastBits => Tail.Count == 0 ? 0 : Tail[Tail.Count - 1].Bits;

    /// <summary>Vectors that the emitted text holds.</summary>
    public int WrittenVectors => (HasLoop ? VectorsPerStep : 0) + Tail.Count;

    /// <summary>Cuts a run into vectors.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="bits">The width of the widest vectors, in bits.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="vectorsPerStep">Vectors a step of the loop.</param>
    /// <param name="rest">What becomes of elements that fill no vector of that width.</param>
    public static VectorRun Of(int length, int bits, int elementBytes, int vectorsPerStep, RunRest rest)
    {
        int lanes = bits / 8 / elementBytes;
        int steps = length / lanes / vectorsPerStep is var whole and > 1 ? whole : 0;
        List<RunVector> tail = TailOf(length, steps * vectorsPerStep * lanes, bits, elementBytes, rest);
        return new VectorRun(length, bits, lanes, vectorsPerStep, steps, tail.ToEquatableArray());
    }

    private static List<RunVector> TailOf(int length, int offset, int bits, int elementBytes, RunRest rest)
    {
        var tail = new List<RunVector>();
        while (offset < length)
        {
            int lanes = bits / 8 / elementBytes;
            int left = length - offset;
            bool isNarrowest = bits == VectorBits.Narrowest;
            if (rest == RunRest.Reaching && (isNarrowest || left > lanes / 2))
            {
                Add(lanes, offset);
            }
            else if (rest == RunRest.Overlapping && left < lanes && length >= lanes && (isNarrowest || left > lanes / 2))
            {
                Add(lanes, length - lanes);
            }
            else if (left >= lanes || isNarrowest || rest == RunRest.Filled)
            {
                Add(Math.Min(left, lanes), offset);
            }
            else
            {
                bits /= 2;
            }
        }

        return tail;

        void Add(int count, int place)
        {
            tail.Add(new RunVector(bits, count, place));
            offset = place + count;
        }
    }
}
