using System.Diagnostics;
using CnnGen.Race.Racing;

namespace CnnGen.Race.Start;

/// <summary>The published program that predicts once.</summary>
internal sealed class StartProgram
{
    private const string Project = "CnnGen.StartUp";
    private const int Starts = 21;

    private readonly string _path;

    private StartProgram(string path) => _path = path;

    /// <param name="kind">How it is compiled, as its project names it.</param>
    /// <exception cref="InvalidOperationException">It does not compile in this way here.</exception>
    public static StartProgram Publish(string kind)
    {
        string artifacts = RepositoryFolder.Artifacts(Path.Combine("start-up", kind));
        string output = Path.Combine(artifacts, "program");
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", RepositoryFolder.Project(Project), "-c", "Release", $"-p:Kind={kind}", "--artifacts-path", artifacts, "-o", output])
        {
            RedirectStandardOutput = true,
        };
        using Process publish = Process.Start(start)!;
        string log = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? new StartProgram(Path.Combine(output, Project))
            : throw new InvalidOperationException($"{Project} was not published as {kind}:\n{log}");
    }

    /// <summary>The median of the seconds from the process's start until it has predicted.</summary>
    public double Measure(params string[] arguments) => Timing.MedianOf(Enumerable.Range(0, Starts).Select(_ => Start(arguments)));

    private double Start(string[] arguments)
    {
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(_path, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadLine();
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        process.WaitForExit();
        return seconds;
    }
}
