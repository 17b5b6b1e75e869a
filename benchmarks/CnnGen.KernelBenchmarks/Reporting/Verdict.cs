using BenchmarkDotNet.Reports;
using CnnGen.Benchmarks.Peak;

namespace CnnGen.KernelBenchmarks.Reporting;

/// <summary>Which of the kernels that are held to a share of the peak stay below it.</summary>
internal static class Verdict
{
    public static void Print(Summary summary, TextWriter output)
    {
        KernelResult[] covered =
        [
            .. summary.Reports.Where(static report => report.Success).Select(KernelResult.Of).Where(static result => Requirement.Covers(result.Kernel)),
        ];
        KernelResult[] below = [.. covered.Where(static result => result.IsBelow)];
        string required = $"{KernelColumns.Percent(Requirement.Share)} of the peak with Vector{PeakMeter.Bits}";
        output.WriteLine();
        output.WriteLine(
            $"{covered.Length - below.Length} of {covered.Length} kernels with at least 16 lanes and sums of at least 64 "
            + $"(depthwise ones and single samples apart) reach {required}.");
        foreach (KernelResult result in below)
        {
            output.WriteLine($"below: {result.Kernel.Name}: {KernelColumns.Percent(result.Share)} with tiles of {result.Kernel.Work.Tile}");
        }

        output.WriteLine($"The table is in {KernelConfig.Artifacts}/results.");
    }
}
