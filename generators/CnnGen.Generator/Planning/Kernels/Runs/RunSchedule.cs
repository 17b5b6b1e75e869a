using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>How a kernel goes over a run of elements.</summary>
/// <param name="Variants">One for each width of vectors, from the widest to the narrowest.</param>
/// <param name="Reason">Why a step has so many vectors and what becomes of the rest, as a sentence without its period.</param>
internal sealed record RunSchedule(EquatableArray<VectorRun> Variants, string Reason);
