using CnnGen.GeneratorBenchmarks.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>What the compiler takes from text to an assembly.</summary>
/// <param name="Without">Of the user's files alone.</param>
/// <param name="With">Of these and the emitted ones.</param>
internal sealed record CompileTimes(Sample Without, Sample With)
{
    private const int Rounds = 9;

    public static CompileTimes Measure(GeneratorCase project)
    {
        CSharpCompilation alone = UserProject.Create(project);
        CSharpCompilation whole = UserProject.Generate(project);
        Measure(alone);
        Measure(whole);
        return new CompileTimes(Measure(alone), Measure(whole));
    }

    private static Sample Measure(CSharpCompilation compilation)
    {
        Sample sample = new();
        for (int i = 0; i < Rounds; i++)
        {
            EmitResult result = sample.Add(() => UserProject.Reparse(compilation).Emit(Stream.Null));
            if (!result.Success)
            {
                throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
            }
        }

        return sample;
    }
}
