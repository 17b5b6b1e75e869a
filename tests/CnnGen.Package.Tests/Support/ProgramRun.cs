using System.Diagnostics;

namespace CnnGen.Package.Tests.Support;

/// <summary>A program that has run.</summary>
/// <param name="ExitCode">0 when it succeeded.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path, or a name to be found.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs; null for the current folder.</param>
    /// <param name="input">What it reads from stdin; null for nothing.</param>
    /// <param name="environment">Variables to be set.</param>
    public static async Task<ProgramRun> Of(
        string program, IEnumerable<string> arguments, string? folder = null, byte[]? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            // A build that runs this test has set them for itself.
            start.Environment.Remove(variable);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using CancellationTokenRegistration kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.BaseStream.WriteAsync(input ?? [], cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return new ProgramRun(process.ExitCode, await output, await error);
    }

    /// <summary>What it wrote to stdout, if it succeeded; else the test fails and shows all of it.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Output}\n{Error}");
        return Output;
    }
}
