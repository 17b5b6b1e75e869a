using CnnGen.GeneratorBenchmarks.Cases;

namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>All that is measured of a project.</summary>
/// <param name="Case">The project.</param>
/// <param name="Times">The generator's.</param>
/// <param name="First">The generator's in a new process.</param>
/// <param name="Analyzer">The analyzer's.</param>
/// <param name="Size">What is emitted; null of many networks, which hold the same over and over.</param>
/// <param name="Compilation">The compiler's times; null likewise.</param>
internal sealed record CaseResult(GeneratorCase Case, GeneratorTimes Times, Sample First, Sample Analyzer, EmittedSize? Size, CompileTimes? Compilation)
{
    public static async Task<CaseResult> MeasureAsync(GeneratorCase project)
    {
        bool isOne = project.Networks.Count == 1;
        return new CaseResult(
            project, GeneratorTimes.Measure(project), FirstRun.Measure(project), await AnalyzerTime.MeasureAsync(project),
            isOne ? EmittedSize.Measure(project) : null, isOne ? CompileTimes.Measure(project) : null);
    }
}
