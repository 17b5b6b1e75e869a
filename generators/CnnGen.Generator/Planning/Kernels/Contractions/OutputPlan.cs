using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a contraction that writes its output: forward, or one phase of the gradient of the input.</summary>
/// <param name="Contraction">What is computed.</param>
/// <param name="Variants">One for each width of vectors, from the widest to the narrowest.</param>
internal sealed record OutputPlan(Contraction Contraction, EquatableArray<OutputVariant> Variants);
