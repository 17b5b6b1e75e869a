using System.Diagnostics;
using System.Globalization;
using CnnGen.GeneratorBenchmarks.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.GeneratorBenchmarks.Measuring;

/// <summary>The first run in a process, whose runtime has yet to compile the generator: it can be measured once a process, so that each has its own.</summary>
internal static class FirstRun
{
    public const string Option = "--first-run";

    private const int Processes = 5;

    /// <summary>A time of each of several new processes.</summary>
    public static Sample Measure(GeneratorCase project)
    {
        Sample sample = new();
        for (int i = 0; i < Processes; i++)
        {
            using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Option, project.Name]) { RedirectStandardOutput = true })!;
            sample.Add(TimeSpan.FromMilliseconds(double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture)));
            process.WaitForExit();
        }

        return sample;
    }

    /// <summary>What a new process does: it prints the time of its first run. The compiler and its driver are at work before, as in a compiler server.</summary>
    public static void Print(GeneratorCase project)
    {
        for (int i = 0; i < 20; i++)
        {
            CSharpCompilation other = UserProject.Create(project);
            other.Emit(Stream.Null);
            CSharpGeneratorDriver.Create(new NamesOfNetworks()).RunGenerators(other);
        }

        CSharpCompilation compilation = UserProject.Create(project);
        Sample sample = new();
        sample.Add(() => UserProject.NewDriver().RunGenerators(compilation));
        Console.WriteLine(sample.Median.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A generator that finds networks, and says nothing about them.</summary>
    private sealed class NamesOfNetworks : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                typeof(CnnAttribute).FullName!, static (_, _) => true, static (match, _) => match.TargetSymbol.Name + match.Attributes[0].ConstructorArguments.Length),
            static (output, name) => output.AddSource(name, $"// {name}"));
    }
}
