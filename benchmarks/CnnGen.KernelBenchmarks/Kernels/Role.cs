namespace CnnGen.KernelBenchmarks.Kernels;

/// <summary>What a layer's kernel computes.</summary>
internal enum Role
{
    /// <summary>The output from the input.</summary>
    Forward,

    /// <summary>The input's gradient from the output's.</summary>
    BackwardData,

    /// <summary>The weights' gradient from the input and the output's gradient.</summary>
    BackwardWeights,
}
