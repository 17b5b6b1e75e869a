using System.Text.RegularExpressions;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Documentation;

/// <summary>Links inside the repository lead somewhere, and the index of the pages has them all.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => DocumentationPage.Names;

    [Theory]
    [MemberData(nameof(Pages))]
    public void RelativeLinks_LeadToFilesAndHeadings(string page)
    {
        foreach (string target in Targets(DocumentationPage.Read(page)))
        {
            string[] parts = target.Split('#');
            string path = parts[0].Length == 0 ? page : Resolve(page, parts[0]);
            Assert.True(Path.Exists(Repository.PathOf(path)), $"{page} links to {path}, which is not there.");
            if (parts.Length > 1)
            {
                Assert.Contains(parts[1], Heading().Matches(DocumentationPage.Read(path).Text).Select(static match => Anchor(match.Groups["title"].Value)));
            }
        }
    }

    [Fact]
    public void Index_HasEveryPage()
    {
        IEnumerable<string> linked = new[] { "docs/README.md", "docs/concepts/README.md" }
            .SelectMany(static index => Targets(DocumentationPage.Read(index)).Select(target => Resolve(index, target.Split('#')[0])));
        Assert.Empty(Pages.Select(static row => row.Data).Where(static page => page.StartsWith("docs/", StringComparison.Ordinal) && page != "docs/README.md").Except(linked));
    }

    private static IEnumerable<string> Targets(DocumentationPage page) =>
        Link().Matches(page.Text).Select(static match => match.Groups["target"].Value).Where(static target => !target.Contains("://", StringComparison.Ordinal));

    private static string Resolve(string page, string target) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target))).Replace('\\', '/');

    /// <summary>A heading's anchor, as GitHub makes it.</summary>
    private static string Anchor(string title) =>
        string.Concat(title.ToLowerInvariant().Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
