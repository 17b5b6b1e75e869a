namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a sum or product, element by element.</summary>
/// <param name="Operation">What is computed.</param>
/// <param name="Operands">Inputs.</param>
/// <param name="Elements">The elements of a sample, forward and backward.</param>
internal sealed record JoinPlan(Operation Operation, int Operands, RunSchedule Elements) : KernelPlan;
