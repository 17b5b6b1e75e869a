using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a pass of a pool.</summary>
/// <param name="AddsUp">Whether gradients add up, as windows overlap.</param>
/// <param name="Clears">Whether the gradient is cleared first, as some input lies in no window or in several.</param>
/// <param name="Variants">One for each width of vectors, from the widest to the narrowest.</param>
internal sealed record PoolPassPlan(bool AddsUp, bool Clears, EquatableArray<PoolVariant> Variants);
