namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of dropout.</summary>
/// <param name="Operation">The dropout.</param>
/// <param name="Elements">The elements of a sample, forward and backward.</param>
internal sealed record DropoutPlan(DropoutOperation Operation, RunSchedule Elements) : KernelPlan;
