namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of one phase of the gradient of the input.</summary>
/// <param name="Phase">The input pixels.</param>
/// <param name="Plan">Their gradient; null where the stride steps over them.</param>
internal sealed record PhasePlan(BackwardPhase Phase, OutputPlan? Plan);
