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

    private const int LeastSessions = 5;

    /// <summary>Networks that are opened before anything is measured: the runtime replaces its first code by optimised code on the way.</summary>
    private const int WarmUpNetworks = 200;

    private static readonly TimeSpan s_measurement = TimeSpan.FromSeconds(3);

    public static GeneratorTimes Measure(GeneratorCase project)
    {
        Measure(project, WarmUpNetworks / project.Networks.Count, TimeSpan.Zero);
        return Measure(project, LeastSessions, s_measurement);
    }

    /// <summary>A user's session over and over: the project is opened, keys are pressed, a layer is edited.</summary>
    private static GeneratorTimes Measure(GeneratorCase project, int leastSessions, TimeSpan leastTime)
    {
        Sample cold = new(), edited = new(), beside = new(), body = new();
        Declaration network = project.Networks[0];
        long start = Stopwatch.GetTimestamp();
        for (int sessions = 0; sessions < leastSessions || Stopwatch.GetElapsedTime(start) < leastTime; sessions++)
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

        return new GeneratorTimes(cold, edited, beside, body);
    }

    private static GeneratorDriver Run(GeneratorDriver driver, CSharpCompilation compilation, Sample sample) => sample.Add(() => driver.RunGenerators(compilation));
}
