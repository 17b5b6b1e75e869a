using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using CnnGen.Tests.Runtime.Files;

namespace CnnGen.Tests.Kernels;

/// <summary>
/// The kernels' variants for narrower vectors: everything that runs kernels or vectors runs again in processes whose runtime has the wider ones switched off.
/// </summary>
[Collection(nameof(RunsAlone))]
public sealed partial class VectorWidthTests
{
    private const string NoVector512 = "DOTNET_EnableAVX512";
    private const string NoVector256 = "DOTNET_EnableAVX";
    private const int FewestTests = 150;

    [Theory]
    [InlineData(NoVector512)]
    [InlineData(NoVector256)]
    public async Task Kernels_PassWithNarrowerVectors(string variable)
    {
        string[] arguments =
        [
            "-noColor", "-namespace-", "CnnGen.Tests.Naive", "-namespace-", "CnnGen.Tests.Reference",
            "-class-", typeof(VectorWidthTests).FullName!, "-class-", typeof(AllocationTests).FullName!, "-class-", typeof(SavedPathTests).FullName!,
        ];

        (int exitCode, string output) = await ChildProcess.Run("CnnGen.Tests.dll", arguments, (variable, "0"));

        Match summary = SummaryLine().Match(output);
        Assert.True(exitCode == 0 && summary.Success, $"Exit code {exitCode}:\n{output}");
        Assert.InRange(int.Parse(summary.Groups["total"].Value, System.Globalization.CultureInfo.InvariantCulture), FewestTests, int.MaxValue);
    }

    [GeneratedRegex(@"Total: (?<total>\d+), Errors: 0, Failed: 0, Skipped: 0")]
    private static partial Regex SummaryLine();

    /// <summary>Runs in those processes, too: the switches do what they are thought to do.</summary>
    public sealed class Switches
    {
        [Fact]
        public void VectorsAreNotWiderThanAsked()
        {
            bool noVector256 = Environment.GetEnvironmentVariable(NoVector256) == "0";
            bool noVector512 = noVector256 || Environment.GetEnvironmentVariable(NoVector512) == "0";

            Assert.False(noVector512 && Vector512.IsHardwareAccelerated);
            Assert.False(noVector256 && Vector256.IsHardwareAccelerated);
        }
    }
}
