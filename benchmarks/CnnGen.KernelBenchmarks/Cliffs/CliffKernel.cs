using CnnGen.Generator.Emission;

namespace CnnGen.KernelBenchmarks.Cliffs;

/// <summary>A kernel to be emitted and timed.</summary>
/// <param name="Work">Multiply-adds of a sample; outputs where nothing is multiplied.</param>
/// <param name="EmitMembers">Emits the kernel.</param>
/// <param name="Roles">Its passes.</param>
internal sealed record CliffKernel(long Work, Action<SourceWriter> EmitMembers, IReadOnlyList<CliffRole> Roles)
{
    public CliffShape At(string family, string name, string neighbour, double bound) => new(family, name, neighbour, bound, Work, EmitMembers, Roles);
}
