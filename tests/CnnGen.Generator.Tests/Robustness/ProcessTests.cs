using System.Diagnostics;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Robustness;

/// <summary>The same text twice in a row, and in another process, which hashes strings differently; there without cultures.</summary>
public sealed class ProcessTests
{
    private const string OutputVariable = "CNNGEN_TEST_OUTPUT";

    [Fact]
    public void TwoRuns_AreTheSame()
    {
        string output = Output();
        Assert.Equal(output, Output());
        if (Environment.GetEnvironmentVariable(OutputVariable) is { Length: > 0 } path)
        {
            File.WriteAllText(path, output);
        }
    }

    [Fact]
    public async Task AnotherProcess_GetsTheSameText()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList = { "exec", typeof(ProcessTests).Assembly.Location, "-method", $"{typeof(ProcessTests).FullName}.{nameof(TwoRuns_AreTheSame)}" },
            Environment = { [OutputVariable] = path, ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
            RedirectStandardOutput = true,
        };
        try
        {
            using Process child = Process.Start(start)!;
            string log = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(child.ExitCode == 0, log);
            Assert.Equal(Output(), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Output() => string.Join(
        '\n', Generation.Run(Samples.Nested, Samples.Wrong, "using CnnGen;\n[Cnn, Input(4), Dense(3, Activation = Activation.ELU), Dropout(0.5), Dense(2), Softmax] partial class Net;")
            .Files.Select(static file => $"{file.HintName}\n{file.SourceText}"));
}
