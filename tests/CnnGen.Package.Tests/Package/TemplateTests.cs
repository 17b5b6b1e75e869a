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
        string parent = Path.GetDirectoryName(project)!;
        AssertLearned((await Command(parent, "run", "-c", "Release", "--no-build", "--project", project)).Succeeded());
        Assert.True(File.Exists(Path.Combine(project, "shapes.safetensors")));
        Assert.False(File.Exists(Path.Combine(parent, "shapes.safetensors")));
    }

    [Theory]
    [InlineData("cnngen")]
    [InlineData("cnngen-aot")]
    public async Task NamesOfTheTemplatesAndTheLibrarysTypes_Compile(string template)
    {
        string[] names = ["Shapes", "ShapeNet", "CnnGen", "Dataset", "Trainer", "Adam", "Padding", "3 of my networks"];
        string folder = Path.Combine(feed.NewFolder("names"), "projects");
        Directory.CreateDirectory(folder);
        (await Command(folder, "new", "install", feed.Templates)).Succeeded();
        foreach (string name in names)
        {
            (await Command(folder, "new", template, "-o", Path.Combine(folder, name))).Succeeded();
        }

        // Where names differ in case alone, there would be two folders on one system and one on another.
        (await Command(folder, "new", template, "-o", Path.Combine(folder, "lower", "cnngen"))).Succeeded();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "All.proj"),
            """
            <Project>
              <ItemGroup><Each Include="*/*.csproj;lower/*/*.csproj" /></ItemGroup>
              <Target Name="Build">
                <MSBuild Projects="@(Each)" Targets="Restore" Properties="PublishAot=false;Stage=Restore" />
                <MSBuild Projects="@(Each)" Targets="Build" Properties="PublishAot=false;Configuration=Release" />
              </Target>
            </Project>
            """,
            TestContext.Current.CancellationToken);
        ProgramRun build = await Command(folder, "msbuild", "All.proj", "-warnaserror");
        build.Succeeded();
        Assert.Equal(names.Length + 1, Directory.EnumerateFiles(folder, "CnnGen.dll", SearchOption.AllDirectories).Count(static path => path.Contains("bin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CnngenAot_SaysInASentenceWhatIsWrongWithAPicture()
    {
        string project = await Instantiate("cnngen-aot", "net10.0");
        (await Command(project, "build", "-c", "Release", "-p:PublishAot=false", "-warnaserror")).Succeeded();
        await File.WriteAllTextAsync(Path.Combine(project, "short.txt"), "#.#", TestContext.Current.CancellationToken);
        string program = Path.Combine(project, "bin", "Release", "net10.0", "MyNetwork.dll");
        foreach ((string argument, string expected) in new[]
        {
            ("nope.txt", "The picture cannot be read: Could not find file '.*nope.txt'."),
            (project, "The picture cannot be read: Access to the path '.*' is denied."),
            ("", "The picture cannot be read: .+"),
            ("short.txt", "A picture of 18x18 characters # and . was expected, but there are 3 of them."),
        })
        {
            ProgramRun run = await ProgramRun.Of(Sdk.Host, [program, argument], project);
            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.Matches($"^{expected}\\s*$", run.Error);
        }
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
