using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of the gradient of the bias: the output's gradient summed over positions.</summary>
/// <param name="Variants">One for each width of vectors, from the widest to the narrowest.</param>
/// <param name="IndependentSums">Positions that go to sums of their own; divides the positions that there are.</param>
/// <param name="Order">In which order the positions of one sum are added.</param>
/// <param name="Reason">Why there are so many sums, as a sentence without its period.</param>
internal sealed record BiasPlan(EquatableArray<BiasVariant> Variants, int IndependentSums, SumOrder Order, string Reason);
