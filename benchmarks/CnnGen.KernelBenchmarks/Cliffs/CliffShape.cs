using CnnGen.Generator.Emission;

namespace CnnGen.KernelBenchmarks.Cliffs;

/// <summary>A shape of a family, and the neighbour that it is held against.</summary>
/// <param name="Family">Shapes that differ in one number.</param>
/// <param name="Name">That number.</param>
/// <param name="Neighbour">The shape that vectors fit best near this one; its own name where that is this one.</param>
/// <param name="Bound">How much more time for the same work it may take than its neighbour.</param>
/// <param name="Work">Multiply-adds of a sample, padding counted; outputs where nothing is multiplied.</param>
/// <param name="EmitMembers">Emits the kernel.</param>
/// <param name="Roles">Its passes.</param>
internal sealed record CliffShape(
    string Family, string Name, string Neighbour, double Bound, long Work, Action<SourceWriter> EmitMembers, IReadOnlyList<CliffRole> Roles);
