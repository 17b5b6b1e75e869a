namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a map times a factor a channel.</summary>
/// <param name="Operation">What is computed.</param>
/// <param name="Channels">The channels of a pixel.</param>
/// <param name="Order">The order in which a factor's gradient is summed over the pixels.</param>
internal sealed record ScalePlan(ScaleOperation Operation, RunSchedule Channels, SumOrder Order) : KernelPlan;
