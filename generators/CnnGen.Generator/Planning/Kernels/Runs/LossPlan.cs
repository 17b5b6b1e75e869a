namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a loss.</summary>
/// <param name="Operation">The loss.</param>
/// <param name="Elements">What one sum goes over: the channels of a pixel for cross entropy, the elements of a sample for all others.</param>
internal sealed record LossPlan(LossOperation Operation, RunSchedule Elements);
