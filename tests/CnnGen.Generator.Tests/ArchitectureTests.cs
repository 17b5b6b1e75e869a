using System.Text.RegularExpressions;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests;

public sealed class ArchitectureTests
{
    private static readonly string s_generator = Repository.PathOf("generators/CnnGen.Generator");

    [Fact]
    public void OnlyParsingDiagnosticsAndTheWiring_KnowTheCompiler()
    {
        string[] knowing =
        [
            .. Directory.EnumerateFiles(s_generator, "*.cs", SearchOption.AllDirectories)
                .Select(static path => Path.GetRelativePath(s_generator, path).Replace('\\', '/'))
                .Where(static path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
                .Where(static path => File.ReadAllText(Path.Combine(s_generator, path)).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
        ];

        Assert.Contains("NetworkGenerator.cs", knowing);
        Assert.All(knowing, static path => Assert.Matches("^(NetworkGenerator.cs|Parsing/.*|Diagnostics/.*)$", path));
    }

    [Theory]
    [InlineData("Model", "Parsing", "Shapes", "Planning", "Emission", "Diagnostics")]
    [InlineData("Shapes", "Parsing", "Planning", "Emission", "Diagnostics")]
    [InlineData("Planning", "Parsing", "Diagnostics", "Emission")]
    [InlineData("Emission", "Parsing", "Diagnostics")]
    [InlineData("Parsing", "Planning", "Emission")]
    public void AStage_KnowsOnlyTheStagesBeforeIt(string stage, params string[] forbidden)
    {
        string folder = Path.Combine(s_generator, stage);
        foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories) : [])
        {
            string text = File.ReadAllText(path);
            Assert.All(forbidden, other => Assert.DoesNotContain($"using CnnGen.Generator.{other}", text, StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// What is tried, cut, compared or limited is chosen in <c>Planning</c>; an emitter prints the plan. <c>NetworkEmitter</c> alone asks for plans, as it joins the
    /// stages. The slack behind a region is where memory lies, and no choice.
    /// </summary>
    [Theory]
    [InlineData(@"\.Choose\(")]
    [InlineData(@"\.Cut\(")]
    [InlineData("Budget")]
    [InlineData(@"\bMachine\.(?!Slack\b)")]
    [InlineData(@"\b(Output|Weight|Pool)Schedule\b")]
    [InlineData(@"\b(KernelVariant|KernelPiece|SampleBlocks)\b")]
    [InlineData(@"\bSumOrder\.Of\(")]
    [InlineData(@"Planner\.")]
    [InlineData(@"\bconst int (Most|Longest|Widest|Best|VectorsPer|Streams)")]
    public void Emission_ChoosesNothing(string choice)
    {
        string folder = Path.Combine(s_generator, "Emission");
        string[] choosing =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(static path => Path.GetFileName(path) != "NetworkEmitter.cs")
                .Where(path => Regex.IsMatch(File.ReadAllText(path), choice))
                .Select(path => Path.GetRelativePath(folder, path)),
        ];
        Assert.Empty(choosing);
    }

    [Fact]
    public void EveryStepOfTheGenerator_HandsOnItsToken()
    {
        string wiring = File.ReadAllText(Path.Combine(s_generator, "NetworkGenerator.cs"));
        string[] works = ["NetworkChecker.Check(", "NetworkPlanner.Plan(", "KernelPlanner.Plan(source", "NetworkEmitter.Emit", "StubEmitter.Emit(", "EmbeddedWeightsEmitter.Emit(", "WeightsFileParser.ParseAll("];
        Assert.All(works, work => Assert.Contains(work, wiring, StringComparison.Ordinal));
        Assert.All(
            wiring.Split('\n').Where(line => works.Any(work => line.Contains(work, StringComparison.Ordinal))),
            static line => Assert.Contains("cancellationToken)", line, StringComparison.Ordinal));
    }
}
