using System.Text.RegularExpressions;
using CnnGen.Package.Tests.Support;

namespace CnnGen.Package.Tests.Package;

/// <summary>A fresh project with the package as its only reference.</summary>
[Collection(nameof(PackedFeed))]
public sealed partial class ConsumerTests(PackedFeed feed)
{
    private const string Network = "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3)] sealed partial class Net;";

    private static readonly string s_example = Example().Match(File.ReadAllText(Repository.PathOf("src/CnnGen/PACKAGE.md"))).Groups[1].Value;

    [Fact]
    public async Task ExampleOfThePackage_BuildsWithoutWarnings_TrainsAndPredicts()
    {
        Consumer consumer = new(feed, s_example);
        (await consumer.Build()).Succeeded();
        string output = (await consumer.Run()).Succeeded();
        Assert.Contains("step 50: loss 0.0", output, StringComparison.Ordinal);
        Assert.Contains("256 of 256 right", output, StringComparison.Ordinal);
        Assert.Matches("The first image has class ([01]) and is taken for \\1\\.", output);
        Assert.True(File.Exists(consumer.PathOf("bars.safetensors")));
        Assert.Equal(
            ["CnnGen.dll", "Consumer.dll"],
            Directory.EnumerateFiles(consumer.PathOf("bin/Release/net10.0"), "*.dll").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WrongShape_IsReportedByTheBuild()
    {
        Consumer consumer = new(feed, "[CnnGen.Cnn, CnnGen.Input(4, 4), CnnGen.Conv2D(2, 5)] partial class Net { static void Main() { } }");
        string complaint = Assert.Single(Sdk.Complaints(await consumer.Build()));
        Assert.Contains("Program.cs(1,51): error CNN050: conv1: a 5x5 kernel does not fit the 4x4x1 input", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GeneratorBesideThePackage_IsOneErrorThatNamesBoth()
    {
        string generator = Repository.PathOf("generators/CnnGen.Generator/bin/Release/netstandard2.0/CnnGen.Generator.dll");
        Consumer consumer = new(feed, Network + "class Program { static void Main() { } }", $"<ItemGroup><Analyzer Include=\"{generator}\" /></ItemGroup>");
        string complaint = Assert.Single(Sdk.Complaints(await consumer.Build()));
        Assert.Contains("error CNN152: The generator of CnnGen is here 2 times (", complaint, StringComparison.Ordinal);
        Assert.Contains(generator, complaint, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(feed.Version, "analyzers"), complaint.Replace('/', Path.DirectorySeparatorChar), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameGeneratorListedTwice_IsTakenOnce()
    {
        Consumer consumer = new(feed, Network + "class Program { static void Main() { } }", """
            <Target Name="ListTwice" BeforeTargets="CnnGenCheckGenerators">
              <ItemGroup>
                <_Listed Include="@(Analyzer)" />
                <Analyzer Include="@(_Listed->'%(FullPath)')" />
                <Analyzer Include="@(_Listed->'%(RootDir)%(Directory)./%(Filename)%(Extension)')" />
              </ItemGroup>
            </Target>
            """);
        ProgramRun build = await consumer.Build();
        build.Succeeded();
        Assert.Empty(Sdk.Complaints(build));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    [InlineData("net48")]
    public async Task OlderFramework_IsRefusedByNuGet(string framework)
    {
        Consumer consumer = new(feed, Network, framework: framework);
        string complaint = Assert.Single(Sdk.Complaints(await consumer.Restore()), static line => line.Contains(" CnnGen ", StringComparison.Ordinal));
        Assert.Contains($"error NU1202: Package CnnGen {feed.Version} is not compatible with {framework}", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Net9_HasTheTargetsAndTheGenerator()
    {
        Consumer consumer = new(feed, "System.Console.Write(Net.InputLength);\n" + Network, framework: "net9.0");
        (await consumer.Build()).Succeeded();
        (await consumer.Target("CnnGenCheckCompiler")).Succeeded();
    }

    [Fact]
    public async Task OlderCompiler_IsOneErrorThatNamesTheSdk()
    {
        Consumer consumer = new(feed, Network + "class Program { static void Main() { _ = Net.InputLength; } }");
        string complaint = Assert.Single(Sdk.Complaints(await consumer.Build("-p:CompilerApiVersion=roslyn4.12")));
        Assert.Matches(
            @"Consumer.csproj : error CNN163: CnnGen needs the C# compiler 4\.14 or newer, and the \.NET SDK [0-9]+\.[0-9]+\.[0-9]+\S* of this build has 4\.12; install the \.NET SDK 9\.0\.300 or newer",
            complaint);
        foreach (string version in new[] { "roslyn4.14", "roslyn5.0", "roslyn10.0", "" })
        {
            (await consumer.Target("CnnGenCheckCompiler", $"-p:CompilerApiVersion={version}")).Succeeded();
        }
    }

    [Fact]
    public async Task NativeCodeWithoutAvx2_IsWarnedOf()
    {
        Consumer consumer = new(feed, Network, "<PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup>");
        (await consumer.Restore()).Succeeded();
        (string[] Properties, bool IsWarned)[] cases =
        [
            ([], true),
            (["IlcInstructionSet=x86-64-v2"], true),
            (["IlcInstructionSet=sse4.2%2C-avx2"], true),
            (["IlcInstructionSet=x86-64-v3"], false),
            (["IlcInstructionSet=x86-x64-v3"], false),
            (["IlcInstructionSet=native"], false),
            (["IlcInstructionSet=bmi%2Cavx2%2Cfma"], false),
            (["CnnGenInstructionSetWarning=false"], false),
            (["NoWarn=CNN153"], false),
            (["RuntimeIdentifier=linux-arm64"], false),
        ];
        foreach ((string[] properties, bool isWarned) in cases)
        {
            string[] options = [.. properties.Prepend("RuntimeIdentifier=linux-x64").Prepend("PublishAot=true").Select(static property => "-p:" + property)];
            ProgramRun check = await consumer.Target("CnnGenCheckInstructionSet", options);
            check.Succeeded();
            string complaints = string.Join('\n', Sdk.Complaints(check));
            Assert.Equal(isWarned, complaints.Contains("Consumer.csproj : warning CNN153: ", StringComparison.Ordinal));
            Assert.Equal(isWarned, complaints.Contains("add <IlcInstructionSet>x86-64-v3</IlcInstructionSet> to the project", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task NativeCodeOfNet9_IsToldTheNameThatItsCompilerKnows()
    {
        Consumer consumer = new(feed, Network, "<PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup>", "net9.0");
        (await consumer.Restore()).Succeeded();
        ProgramRun check = await consumer.Target("CnnGenCheckInstructionSet", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64");
        Assert.Contains("add <IlcInstructionSet>x86-x64-v3</IlcInstructionSet> to the project", Assert.Single(Sdk.Complaints(check)), StringComparison.Ordinal);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
