using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Csv;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CnnGen.KernelBenchmarks.Reporting;
using Perfolizer.Mathematics.OutlierDetection;

namespace CnnGen.KernelBenchmarks;

/// <summary>
/// In this process, so that the environment chooses the vectors; every iteration kept and none collected before, so that each stays beside the peak
/// measured before it.
/// </summary>
internal static class KernelConfig
{
    public const string Artifacts = "artifacts/kernel-benchmarks";

    private const int Pairs = 51;

    public static IConfig Create() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(2)
            .WithIterationCount(Pairs)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithEvaluateOverhead(false)
            .WithGcForce(false)
            .WithOutlierMode(OutlierMode.DontRemove))
        .AddColumn(KernelColumns.All)
        .AddExporter(MarkdownExporter.GitHub, CsvExporter.Default)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Artifacts);
}
