using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>A temporary folder that programs run in, each in a process of its own.</summary>
internal sealed class ProgramFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CnnGen").FullName;

    public string PathOf(string file) => Path.Combine(_folder, file);

    /// <summary>Compiles a program with what is generated for it, runs it in this folder, and returns what it prints; its failure is the test's.</summary>
    public async Task<string> RunAsync(CSharpCompilation program, params string[] arguments)
    {
        string assembly = PathOf("program.dll");
        Compilation output = Generation.Run(program).Output;
        EmitResult emitted = output
            .WithOptions(output.Options.WithOutputKind(OutputKind.ConsoleApplication).WithOptimizationLevel(OptimizationLevel.Release))
            .Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(emitted.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        foreach (string library in DocumentationPage.Libraries)
        {
            File.Copy(library, PathOf(Path.GetFileName(library)), overwrite: true);
        }

        await File.WriteAllTextAsync(
            PathOf("program.runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""",
            TestContext.Current.CancellationToken);
        return await RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", assembly, .. arguments]);
    }

    /// <summary>Runs any program in this folder, and returns what it prints; its failure is the test's.</summary>
    public async Task<string> RunAsync(string program, ImmutableArray<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using Process process = Process.Start(start)!;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using CancellationTokenRegistration kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        string printed = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, printed + await error);
        return printed;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
