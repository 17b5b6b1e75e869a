namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a softmax.</summary>
/// <param name="Operation">The softmax.</param>
/// <param name="Forward">The channels of a pixel, forward.</param>
/// <param name="Backward">The channels of a pixel, backward.</param>
internal sealed record SoftmaxPlan(SoftmaxOperation Operation, RunSchedule Forward, RunSchedule Backward) : KernelPlan;
