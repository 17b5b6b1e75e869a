using System.Text.RegularExpressions;
using CnnGen.Package.Tests.Support;

namespace CnnGen.Package.Tests.Package;

/// <summary>The templates, instantiated outside the repository as a user does it.</summary>
[Collection(nameof(PackedFeed))]
public sealed class TemplateTests(PackedFeed feed)
{
    [Fact]
    public async Task Cnngen_BuildsWithoutWarnings_TrainsAndPredicts()
    {
        string project = await Instantiate("cnngen", "net10.0");
        (await Command(project, "build", "-c", "Release", "-warnaserror")).Succeeded();
        AssertLearned((await Command(project, "run", "-c", "Release", "--no-build")).Succeeded());
        Assert.True(File.Exists(Path.Combine(project, "shapes.safetensors")));
    }

    [Fact]
    public async Task Cnngen_AsNativeCode_IsWarnedOfMissingAvx2_AndTrains()
    {
        NativeToolchain.Require();
        string project = await Instantiate("cnngen", "net9.0");
        string complaint = Assert.Single(Sdk.Complaints(await Publish(project, "-p:PublishAot=true", "-p:InvariantGlobalization=true")));
        Assert.Contains("warning CNN153: This native code does without AVX2", complaint, StringComparison.Ordinal);
        AssertLearned((await ProgramRun.Of(Path.Combine(project, "out", Path.GetFileName(project)), [], project)).Succeeded());
    }

    [Theory]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task CnngenAot_PublishesWithoutWarnings_AndPredicts(string framework)
    {
        NativeToolchain.Require();
        string project = await Instantiate("cnngen-aot", framework);
        ProgramRun publish = await Publish(project);
        Assert.SkipWhen(
            Sdk.Complaints(publish).Any(static line => Regex.IsMatch(line, "error NU110[123]: .*ILCompiler")),
            $"The registry at hand has no native compiler for {framework}.");
        publish.Succeeded();
        Assert.Empty(Sdk.Complaints(publish));
        string output = (await ProgramRun.Of(Path.Combine(project, "out", Path.GetFileName(project)), [], project)).Succeeded();
        Assert.Matches(@"(?s)circle +\d\.\d%.*square +\d\.\d%.*cross +(9\d\.\d|100\.0)%", output.Replace(" %", "%", StringComparison.Ordinal));
    }

    private static void AssertLearned(string output)
    {
        Assert.Matches(@"epoch 5: loss 0\.0\d+, test accuracy (9[5-9]\.\d|100\.0)", output);
        Assert.Contains("The weights are in shapes.safetensors.", output, StringComparison.Ordinal);
        Assert.Matches(@"This is a (\w+), and the network says: \1\.", output);
    }

    private static Task<ProgramRun> Publish(string project, params string[] options) =>
        Command(project, ["publish", "-c", "Release", "-o", "out", "-p:TrimmerSingleWarn=false", .. options]);

    private static Task<ProgramRun> Command(string folder, params string[] arguments) => Sdk.Run(
        folder,
        new Dictionary<string, string>
        {
            ["DOTNET_CLI_HOME"] = Path.GetDirectoryName(folder)!, // templates are installed there, and not for the user
            ["LC_ALL"] = "C", // numbers are written as the tests read them
        },
        arguments);

    /// <returns>The folder of a new project.</returns>
    private async Task<string> Instantiate(string template, string framework)
    {
        string folder = Path.Combine(feed.NewFolder(template), "MyNetwork");
        Directory.CreateDirectory(folder);
        (await Command(folder, "new", "install", feed.Templates)).Succeeded();
        (await Command(folder, "new", template, "--framework", framework)).Succeeded();
        return folder;
    }
}
