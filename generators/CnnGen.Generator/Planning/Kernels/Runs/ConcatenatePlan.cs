namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a concatenation: each pixel's channels are copied as they are, which leaves nothing to choose.</summary>
/// <param name="Operation">What is joined.</param>
internal sealed record ConcatenatePlan(ConcatenateOperation Operation) : KernelPlan;
