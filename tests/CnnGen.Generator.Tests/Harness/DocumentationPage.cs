using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>
/// A page of documentation with its fenced blocks. All C# of a page that has no marker is one program: types, and statements that run one after another over
/// the arrays that every example has.
/// </summary>
internal sealed partial class DocumentationPage
{
    private const string Surroundings =
        "float[] images, int[] labels, float[] testImages, int[] testLabels, float[] image, float[] probabilities, System.IO.Stream stream";

    /// <summary>What the pages' programs use: the library, and the package that reads images.</summary>
    public static IReadOnlyList<string> Libraries { get; } = [typeof(CnnAttribute).Assembly.Location, typeof(BigGustave.Png).Assembly.Location];

    /// <summary>What a project of today has in scope.</summary>
    private static readonly string[] s_implicitUsings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading"];

    private DocumentationPage(string name, string text)
    {
        Name = name;
        Text = text;
        Blocks = [.. FencedBlock().Matches(text).Select(static match => new PageBlock(
            match.Groups["marker"].Value, match.Groups["language"].Value, match.Groups["text"].Value, match.Groups["text"].Index))];
    }

    /// <summary>Every page but those of the diagnostics, which have tests of their own.</summary>
    public static TheoryData<string> Names =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(static name => !name.StartsWith("docs/diagnostics/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The path from the repository's folder.</summary>
    public string Name { get; }

    public string Text { get; }

    public IReadOnlyList<PageBlock> Blocks { get; }

    public static DocumentationPage Read(string name) => new(name, File.ReadAllText(Repository.PathOf(name)).ReplaceLineEndings("\n"));

    /// <summary>The page's program.</summary>
    public CSharpCompilation Program()
    {
        SortedSet<string> usings = [.. s_implicitUsings.Select(static name => $"using {name};")];
        StringBuilder types = new();
        StringBuilder statements = new();
        foreach (PageBlock block in Blocks.Where(static block => block is { Language: "csharp", Marker: "" }))
        {
            CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(block.Text, options: Compile.ParseOptions);
            usings.UnionWith(unit.Usings.Select(static directive => directive.ToString()));
            foreach (MemberDeclarationSyntax member in unit.Members)
            {
                (member is GlobalStatementSyntax ? statements : types).Append(member.ToFullString());
            }
        }

        string source = $$"""
            {{string.Join('\n', usings)}}
            {{types}}
            static class Page
            {
                internal static void Run({{Surroundings}})
                {
            {{statements}}
                }
            }
            """;
        return Compile.Sources(Compile.ParseOptions, Compile.Sources().References.Append(MetadataReference.CreateFromFile(Libraries[1])), source);
    }

    /// <summary>Puts another text into a block.</summary>
    public void Accept(PageBlock block, string text) =>
        File.WriteAllText(Repository.PathOf(Name), Text[..block.Start] + text + Text[(block.Start + block.Text.Length)..]);

    [GeneratedRegex("^(?:<!-- (?<marker>[^\n]+) -->\n)?```(?<language>[a-z]*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FencedBlock();
}
