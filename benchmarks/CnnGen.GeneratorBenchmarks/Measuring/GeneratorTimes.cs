using System.Diagnostics;
using CnnGen.GeneratorBenchmarks.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>What a project waits for the generator, in a process whose code is compiled.</summary>
/// <param name="Cold">A new driver, as in a build.</param>
/// <param name="Edited">After an edit of one network's layer.</param>
/// <param name="Beside">After a keystroke in another file.</param>
/// <param name="Body">After a keystroke in the body of a network's class.</param>
internal sealed record GeneratorTimes(Sample Cold, Sample Edited, Sample Beside, Sample Body)
{
    private const int Keystrokes = 5;

    /// <summary>Long enough for the runtime to replace its first code by optimised code.</summary>
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan s_measurement = TimeSpan.FromSeconds(3);

    public static GeneratorTimes Measure(GeneratorCase project)
    {
        Measure(project, s_warmUp);
        return Measure(project, s_measurement);
    }

    /// <summary>A user's session over and over: the project is opened, keys are pressed, a layer is edited.</summary>
    private static GeneratorTimes Measure(GeneratorCase project, TimeSpan duration)
    {
        Sample cold = new(), edited = new(), beside = new(), body = new();
        Declaration network = project.Networks[0];
        long start = Stopwatch.GetTimestamp();
        do
        {
            CSharpCompilation compilation = UserProject.Create(project);
            GeneratorDriver driver = cold.Add(() => UserProject.NewDriver().RunGenerators(compilation));
            for (int edits = 1; edits <= Keystrokes; edits++)
            {
                driver = Run(driver, compilation.WithEditBeside(edits), beside);
                driver = Run(driver, compilation.WithEdit(0, network.WithEditedBody(edits)), body);
            }

            Run(driver, compilation.WithEdit(0, network.WithEditedLayer), edited);
        }
        while (Stopwatch.GetElapsedTime(start) < duration);

        return new GeneratorTimes(cold, edited, beside, body);
    }

    private static GeneratorDriver Run(GeneratorDriver driver, CSharpCompilation compilation, Sample sample) => sample.Add(() => driver.RunGenerators(compilation));
}
