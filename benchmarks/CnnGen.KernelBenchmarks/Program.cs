using System.Globalization;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using CnnGen.KernelBenchmarks;
using CnnGen.KernelBenchmarks.Kernels;
using CnnGen.Benchmarks.Peak;
using CnnGen.KernelBenchmarks.Reporting;

if (!Vector256.IsHardwareAccelerated)
{
    Console.Error.WriteLine("The requirement is about Vector512 and Vector256; this machine, or its environment, has neither.");
    return 1;
}

// Arguments are words that a kernel's name must contain: V conv2, BackwardData, x64.
int[] selected =
[
    .. Enumerable.Range(0, KernelCatalog.All.Count)
        .Where(index => args.All(word => KernelCatalog.All[index].Name.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase))),
];
if (selected.Length == 0)
{
    Console.Error.WriteLine($"No kernel has all of these words in its name: {string.Join(' ', args)}. The names are:");
    Console.Error.WriteLine(string.Join('\n', KernelCatalog.All.Select(static kernel => kernel.Name)));
    return 1;
}

foreach (int bits in PeakMeter.Bits == 512 ? (int[])[512, 256] : [256])
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Peak of one core with Vector{bits}: {PeakMeter.Best(bits):F1} GFLOP/s"));
}

KernelBenchmark.Selected = selected;
Summary summary = BenchmarkRunner.Run<KernelBenchmark>(KernelConfig.Create());
MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
Verdict.Print(summary, Console.Out);
return summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success) ? 1 : 0;
