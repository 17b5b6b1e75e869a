using System.Collections.Immutable;
using System.Globalization;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Documentation;

/// <summary>The C# of the pages compiles, and what the pages say is wrong is reported as they say it.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Pages => DocumentationPage.Names;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_CompileWithoutDiagnostics(string page)
    {
        Generation generation = Generation.Run(DocumentationPage.Read(page).Program());
        Assert.DoesNotContain(generation.CompilerDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await Compile.AnalyzeAsync(generation.Output));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task WrongExamples_ReportTheMessageBelowThem(string page)
    {
        IReadOnlyList<PageBlock> blocks = DocumentationPage.Read(page).Blocks;
        foreach ((int index, PageBlock block) in blocks.Index().Where(static indexed => indexed.Item.Marker == "wrong"))
        {
            ImmutableArray<Diagnostic> reported = await Compile.AnalyzeAsync("using CnnGen;\n" + block.Text);
            Diagnostic diagnostic = Assert.Single(reported);
            Assert.Equal(
                blocks[index + 1].Text,
                $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n");
        }
    }

    [Fact]
    public void Readme_ShowsAMistakeAndEmittedCode()
    {
        IReadOnlyList<PageBlock> blocks = DocumentationPage.Read("README.md").Blocks;
        Assert.Contains(blocks, static block => block.Marker == "wrong");
        Assert.Contains(blocks, static block => block.Behind("snapshot") is not null);
    }
}
