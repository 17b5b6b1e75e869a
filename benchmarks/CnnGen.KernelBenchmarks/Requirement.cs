using CnnGen.KernelBenchmarks.Kernels;
using CnnGen.Benchmarks.Peak;

namespace CnnGen.KernelBenchmarks;

/// <summary>The share of the peak that kernels with enough work along every axis are held to.</summary>
internal static class Requirement
{
    private const int FewestLanes = 16;
    private const int ShortestReduction = 64;

    /// <summary>For the vectors of this run.</summary>
    public static double Share => PeakMeter.Bits switch { 512 => 0.85, 256 => 0.80, _ => 0.50 };

    public static bool Covers(KernelCase kernel) => kernel.IsBlocked && kernel.Lanes >= FewestLanes && kernel.Reduction >= ShortestReduction;
}
