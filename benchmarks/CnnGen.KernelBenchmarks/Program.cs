using System.Globalization;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using CnnGen.KernelBenchmarks;
using CnnGen.KernelBenchmarks.Cliffs;
using CnnGen.KernelBenchmarks.Kernels;
using CnnGen.Benchmarks.Peak;
using CnnGen.KernelBenchmarks.Reporting;

// The sweep over odd shapes: --cliffs, and words of families.
if (args is ["--cliffs", .. string[] families])
{
    return CliffReport.Print(families, Console.Out) ? 0 : 1;
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

foreach (int bits in new[] { 512, 256, 128 }.Where(static bits => bits <= PeakMeter.Bits))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Peak of one core with Vector{bits}: {PeakMeter.Best(bits):F1} GFLOP/s"));
}

KernelBenchmark.Selected = selected;
Summary summary = BenchmarkRunner.Run<KernelBenchmark>(KernelConfig.Create());
MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
Verdict.Print(summary, Console.Out);
return summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success) ? 1 : 0;
