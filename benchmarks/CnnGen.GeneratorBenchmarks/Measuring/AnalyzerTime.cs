using CnnGen.Generator.Diagnostics;
using CnnGen.GeneratorBenchmarks.Cases;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>The analyzer's own share of an analysis, as the compiler reports it.</summary>
internal static class AnalyzerTime
{
    private const int Rounds = 15;

    /// <summary>A time of each of several analyses of the whole project.</summary>
    public static async Task<Sample> MeasureAsync(GeneratorCase project)
    {
        await MeasureAsync(project, new Sample());
        Sample sample = new();
        await MeasureAsync(project, sample);
        return sample;
    }

    private static async Task MeasureAsync(GeneratorCase project, Sample sample)
    {
        for (int i = 0; i < Rounds; i++)
        {
            NetworkAnalyzer analyzer = new();
            CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
            CompilationWithAnalyzers analysis = new(UserProject.Create(project), [analyzer], options);
            await analysis.GetAnalyzerDiagnosticsAsync();
            sample.Add((await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime);
        }
    }
}
