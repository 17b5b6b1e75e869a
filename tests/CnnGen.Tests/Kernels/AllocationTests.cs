namespace CnnGen.Tests.Kernels;

[Collection(nameof(RunsAlone))]
public sealed class AllocationTests
{
    /// <summary>In a process of its own, where nothing else allocates on any thread.</summary>
    [Fact]
    public async Task WarmPredictionsAndSteps_AllocateNothingOnAnyThread()
    {
        (int exitCode, string output) = await ChildProcess.Run("CnnGen.AllocationProbe.dll", []);

        Assert.Equal(0, exitCode);
        Assert.Equal("0", output.Trim());
    }
}
