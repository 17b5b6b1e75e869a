namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The whole schedule of a kernel: what its emitter prints.</summary>
internal abstract record KernelPlan;
