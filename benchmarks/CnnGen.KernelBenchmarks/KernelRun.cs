namespace CnnGen.KernelBenchmarks;

/// <summary>What is noted while a kernel is measured.</summary>
/// <param name="Calls">Calls of the kernel an iteration.</param>
internal sealed record KernelRun(int Calls)
{
    /// <summary>The peak before each iteration, warm-up included, in GFLOP/s.</summary>
    public List<double> Peaks { get; } = [];
}
