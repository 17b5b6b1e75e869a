using CnnGen.Generator.Planning;

namespace CnnGen.KernelBenchmarks.Kernels;

/// <summary>The emitted kernels of one layer.</summary>
internal interface ILayerKernels
{
    /// <summary>The layer's name.</summary>
    string Layer { get; }

    /// <summary>What the kernels were emitted from.</summary>
    WeightedOperation Operation { get; }

    /// <summary>The kernels, one by one.</summary>
    /// <param name="network">The network's letter.</param>
    IEnumerable<KernelCase> Cases(string network);
}
