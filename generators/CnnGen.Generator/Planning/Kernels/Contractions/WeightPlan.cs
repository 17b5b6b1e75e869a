using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of the gradient of the weights.</summary>
/// <param name="Contraction">What is computed.</param>
/// <param name="Variants">One for each width of vectors, from the widest to the narrowest.</param>
internal sealed record WeightPlan(Contraction Contraction, EquatableArray<WeightVariant> Variants);
