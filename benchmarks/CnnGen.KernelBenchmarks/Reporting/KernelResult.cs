using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Reports;
using CnnGen.KernelBenchmarks.Kernels;

namespace CnnGen.KernelBenchmarks.Reporting;

/// <summary>What was measured of a kernel: medians over pairs of one measurement of the peak and one of the kernel.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Nanoseconds">Of a call.</param>
/// <param name="Rate">GFLOP/s.</param>
/// <param name="Peak">GFLOP/s.</param>
/// <param name="Share">Rate over peak.</param>
internal sealed record KernelResult(KernelCase Kernel, double Nanoseconds, double Rate, double Peak, double Share)
{
    /// <summary>Whether the kernel is held to a share of the peak, and stays below it.</summary>
    public bool IsBelow => Requirement.Covers(Kernel) && Share < Requirement.Share;

    public static KernelResult Of(BenchmarkReport report)
    {
        int index = (int)report.BenchmarkCase.Parameters[nameof(KernelBenchmark.Index)];
        KernelCase kernel = KernelCatalog.All[index];
        KernelRun run = KernelBenchmark.RunOf(index);
        double[] times =
        [
            .. report.AllMeasurements
                .Where(static measurement => measurement is { IterationMode: IterationMode.Workload, IterationStage: IterationStage.Actual })
                .Select(measurement => measurement.Nanoseconds / run.Calls),
        ];
        double[] peaks = [.. run.Peaks.TakeLast(times.Length)];
        double[] rates = [.. times.Select(time => 2 * kernel.Work.MultiplyAdds / time)];
        return new KernelResult(kernel, Median(times), Median(rates), Median(peaks), Median([.. rates.Zip(peaks, static (rate, peak) => rate / peak)]));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
