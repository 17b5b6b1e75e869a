using System.Diagnostics;
using FashionMnist.Commands;
using FashionMnist.Tests.Support;
using Xunit;

namespace FashionMnist.Tests.Commands;

/// <summary>The program as a process of its own, ended from outside.</summary>
public sealed class InterruptionTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task PoliteKill_KeepsTheWeightsAndSaysSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Windows has no signals to send.");
        TinyData.Write(_folder.Path, trainingImages: 60, testImages: 20);
        var output = new OutputFiles(_folder.File("output"));
        using Process program = Start("--data", _folder.Path, "--output", output.Folder, "--epochs", "1000000000");
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await WaitForFirstEpoch(program, timeout.Token);

            // Not SIGINT: a run in the background starts its children with that one ignored.
            using Process kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
            string rest = await program.StandardOutput.ReadToEndAsync(timeout.Token);
            await program.WaitForExitAsync(timeout.Token);

            Assert.Equal(130, program.ExitCode);
            Assert.Contains("Stopped after", rest, StringComparison.Ordinal);
            new FashionNet().Parameters.Load(output.Weights);
        }
        finally
        {
            program.Kill();
        }
    }

    public void Dispose() => _folder.Dispose();

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FashionMnist.dll"), .. arguments]) { RedirectStandardOutput = true })!;

    private static async Task WaitForFirstEpoch(Process program, CancellationToken cancellation)
    {
        string? line = "";
        while (line is not null && !line.StartsWith("epoch 1/", StringComparison.Ordinal))
        {
            line = await program.StandardOutput.ReadLineAsync(cancellation);
        }

        Assert.NotNull(line);
    }
}
