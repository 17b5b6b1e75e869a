using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>What the README shows is what the generator does today.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Snapshot.Root, "..", "..", "..", "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void EmittedExcerpts_StandInTheSnapshots()
    {
        MatchCollection excerpts = Excerpt().Matches(s_readme);
        Assert.NotEmpty(excerpts);
        foreach (Match excerpt in excerpts)
        {
            string emitted = File.ReadAllText(Path.Combine(Snapshot.Root, excerpt.Groups["file"].Value));
            int place = 0;
            foreach (string piece in excerpt.Groups["code"].Value.Split("// …\n", StringSplitOptions.RemoveEmptyEntries))
            {
                place = emitted.IndexOf(piece.TrimEnd(' '), place, StringComparison.Ordinal);
                Assert.True(place >= 0, $"{excerpt.Groups["file"].Value} has no:\n{piece}");
            }
        }
    }

    [Fact]
    public async Task WrongDeclaration_ReportsTheMessageBelowIt()
    {
        Match example = WrongExample().Match(s_readme);
        Assert.True(example.Success);
        ImmutableArray<Diagnostic> diagnostics = await Compile.AnalyzeAsync("using CnnGen;\n" + example.Groups["code"].Value);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(
            example.Groups["message"].Value,
            $"error {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    [GeneratedRegex("<!-- emitted: (?<file>[^ ]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Excerpt();

    [GeneratedRegex("<!-- wrong -->\n```csharp\n(?<code>.*?)```\n\n```\n(?<message>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex WrongExample();
}
