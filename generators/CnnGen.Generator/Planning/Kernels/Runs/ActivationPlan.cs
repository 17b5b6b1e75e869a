namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of an activation.</summary>
/// <param name="Operation">The activation.</param>
/// <param name="Elements">The elements of a sample, forward and backward.</param>
internal sealed record ActivationPlan(ActivationOperation Operation, RunSchedule Elements) : KernelPlan;
