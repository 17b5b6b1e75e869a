namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of a pool.</summary>
/// <param name="Operation">The pool as it is computed.</param>
/// <param name="IsColumn">Whether a map that is one pixel wide is computed as the row that it is in memory.</param>
/// <param name="Rows">Its windows down the map.</param>
/// <param name="Columns">Its windows along a row.</param>
/// <param name="Forward">The pass that writes the outputs.</param>
/// <param name="Backward">The pass that writes the gradient of the input.</param>
/// <param name="Order">In which order the taps of an average are added.</param>
internal sealed record PoolPlan(
    PoolOperation Operation, bool IsColumn, PoolAxis Rows, PoolAxis Columns, PoolPassPlan Forward, PoolPassPlan Backward, SumOrder Order) : KernelPlan;
