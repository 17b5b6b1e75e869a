using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Prints runs of elements.</summary>
internal static class RunPrinter
{
    public static void Print(LoopText text, string role, RunSchedule schedule)
    {
        using IDisposable nest = text.Nest($"{role}: {schedule.Reason}");
        foreach (VectorRun run in schedule.Variants)
        {
            text.Line($"Vector{run.Bits}: {Text("i", run)}");
        }
    }

    /// <summary>The loop over a run, and the vectors behind it.</summary>
    public static string Text(string index, VectorRun run)
    {
        string loop = run.HasLoop ? $"{Loop.Of(index, 0, run.LoopLength, run.StepLength)}: {Loop.Count(run.VectorsPerStep, "vector")}" : "";
        string tail = string.Join(", ", Alike(run.Tail).Select(vectors =>
            $"{index} = {Loop.Range(vectors[0].Offset, vectors[^1].End)} in {Loop.Count(vectors.Count, "vector")} of {vectors[0].Bits} bits"));
        return loop.Length == 0 ? tail : tail.Length == 0 ? loop : $"{loop}; then {tail}";
    }

    /// <summary>Neighbours of one width that follow each other without an overlap.</summary>
    private static List<List<RunVector>> Alike(IEnumerable<RunVector> vectors)
    {
        List<List<RunVector>> groups = [];
        foreach (RunVector vector in vectors)
        {
            if (groups.Count > 0 && groups[^1][^1] is var last && last.Bits == vector.Bits && last.End == vector.Offset)
            {
                groups[^1].Add(vector);
            }
            else
            {
                groups.Add([vector]);
            }
        }

        return groups;
    }
}
