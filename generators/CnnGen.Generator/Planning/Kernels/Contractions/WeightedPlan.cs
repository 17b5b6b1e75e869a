namespace CnnGen.Generator.Planning.Kernels;

/// <summary>How a layer with weights is computed: a plan for each of its roles.</summary>
/// <param name="Operation">The layer.</param>
/// <param name="Forward">The output from the input.</param>
/// <param name="Weights">The gradient of the weights; null where nobody asks for it.</param>
/// <param name="Bias">The gradient of the bias; null where the layer has no bias, or nobody asks for it.</param>
/// <param name="Activation">The gradient of the activation on the store, multiplied in place; null where there is none, or nobody asks for a gradient.</param>
/// <param name="Data">The gradient of the input; null where nobody asks for it.</param>
internal sealed record WeightedPlan(
    WeightedOperation Operation, OutputPlan Forward, WeightPlan? Weights, BiasPlan? Bias, RunSchedule? Activation, DataPlan? Data) : KernelPlan;
