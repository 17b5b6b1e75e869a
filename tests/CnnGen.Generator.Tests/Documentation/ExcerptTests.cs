using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Tests.Documentation;

/// <summary>
/// What the pages show of emitted code is what is emitted today. <c>emitted: File Method</c> is a method of what the page's own program generates (with
/// <c>Method*</c> the last of those that start so: of register tiles the smallest), <c>text: Class.Member</c> the text of a property; CNNGEN_UPDATE_SNAPSHOTS=1 writes both. <c>snapshot: Case/File</c> is pieces of a snapshot.
/// </summary>
public sealed class ExcerptTests
{
    private static readonly bool s_isUpdating = Environment.GetEnvironmentVariable("CNNGEN_UPDATE_SNAPSHOTS") == "1";

    public static TheoryData<string> Pages => DocumentationPage.Names;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Excerpts_AreWhatIsEmitted(string page)
    {
        Generation generation = Generation.Run(DocumentationPage.Read(page).Program());
        for (int i = 0; i < DocumentationPage.Read(page).Blocks.Count; i++)
        {
            // An accepted block moves those behind it.
            DocumentationPage current = DocumentationPage.Read(page);
            PageBlock block = current.Blocks[i];
            if (Emitted(generation, block) is not string emitted)
            {
                continue;
            }

            if (s_isUpdating && emitted != block.Text)
            {
                current.Accept(block, emitted);
            }

            Assert.Equal(emitted, DocumentationPage.Read(page).Blocks[i].Text);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void PiecesOfSnapshots_StandInThem(string page)
    {
        foreach (PageBlock block in DocumentationPage.Read(page).Blocks)
        {
            if (block.Behind("snapshot") is not string file)
            {
                continue;
            }

            string emitted = File.ReadAllText(Path.Combine(Snapshot.Root, file + ".verified.cs"));
            int place = 0;
            foreach (string piece in block.Text.Split("// …\n", StringSplitOptions.RemoveEmptyEntries))
            {
                place = emitted.IndexOf(piece.TrimEnd(' '), place, StringComparison.Ordinal);
                Assert.True(place >= 0, $"{file} has no:\n{piece}");
            }
        }
    }

    private static string? Emitted(Generation generation, PageBlock block) =>
        block.Behind("emitted") is string method ? Method(generation, method.Split(' '))
        : block.Behind("text") is string member ? Text(generation, member.Split('.'))
        : null;

    private static string Method(Generation generation, string[] fileAndMethod)
    {
        GeneratedSourceResult file = Assert.Single(generation.Files, file => file.HintName == fileAndMethod[0] + ".g.cs");
        MethodDeclarationSyntax? method = file.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>()
            .LastOrDefault(method => fileAndMethod[1].EndsWith('*')
                ? method.Identifier.Text.StartsWith(fileAndMethod[1][..^1], StringComparison.Ordinal)
                : method.Identifier.Text == fileAndMethod[1]);
        Assert.True(method is not null, $"{file.HintName} has no method {fileAndMethod[1]}.");
        string[] lines = method.ToFullString().Trim('\n').Split('\n');
        return string.Concat(lines.Select(static line => (line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line) + "\n"));
    }

    private static string Text(Generation generation, string[] typeAndMember) => generation.Text(
        Assert.Single(generation.Output.GetSymbolsWithName(typeAndMember[0], SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>()), typeAndMember[1]);
}
