using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic has its page, and what the pages say is so. CNNGEN_UPDATE_SNAPSHOTS=1 writes the messages and the index.</summary>
public sealed class HelpPageTests
{
    private static readonly bool s_isUpdating = Environment.GetEnvironmentVariable("CNNGEN_UPDATE_SNAPSHOTS") == "1";

    private static readonly DiagnosticDescriptor[] s_all = [.. Descriptors.All.OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. s_all.Select(static descriptor => descriptor.Id)];

    [Fact]
    public void Pages_AreThoseOfTheCatalogue() => Assert.Equal(
        s_all.Select(static descriptor => descriptor.Id).Concat(BuildDiagnostic.All.Select(static build => build.Id)).Order(StringComparer.Ordinal).Select(static id => id + ".md").Append("README.md"),
        Directory.EnumerateFiles(HelpPage.Root).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void Index_HasARowForEach()
    {
        IEnumerable<(string Id, string Severity, string Title)> all = s_all
            .Select(static descriptor => (descriptor.Id, descriptor.DefaultSeverity.ToString().ToLowerInvariant(), descriptor.Title.ToString(CultureInfo.InvariantCulture)))
            .Concat(BuildDiagnostic.All.Select(static build => (build.Id, build.Severity, HelpPage.Read(build.Id).Title[(build.Id.Length + 2)..])));
        StringBuilder rows = new();
        foreach ((string id, string severity, string title) in all.OrderBy(static row => row.Id, StringComparer.Ordinal))
        {
            rows.Append(CultureInfo.InvariantCulture, $"| [{id}]({id}.md) | {severity} | {title} |\n");
        }

        string path = Path.Combine(HelpPage.Root, "README.md");
        string text = File.ReadAllText(path);
        int start = text.IndexOf("| [CNN", StringComparison.Ordinal) is >= 0 and var first ? first : text.Length;
        if (s_isUpdating)
        {
            text = text[..start] + rows;
            File.WriteAllText(path, text);
        }

        Assert.Equal(rows.ToString(), text[start..]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_IsTitledAfterItsDiagnostic_AndSaysHowToSuppressIt(string id)
    {
        HelpPage page = HelpPage.Read(id);
        Assert.Equal($"{id}: {s_all.Single(descriptor => descriptor.Id == id).Title}", page.Title);
        Assert.Contains($"#pragma warning disable {id}", page.Suppressing, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity = ", page.Suppressing, StringComparison.Ordinal);
    }

    [Fact]
    public void PagesOfTheBuild_HaveItsMessages() => Assert.All(
        BuildDiagnostic.All,
        static build =>
        {
            HelpPage page = HelpPage.Read(build.Id);
            Assert.StartsWith(build.Id + ": ", page.Title, StringComparison.Ordinal);
            Assert.Matches(build.Message, page.Message);
        });

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task WrongExample_ReportsExactlyItsDiagnostic(string id)
    {
        HelpExample wrong = HelpPage.Read(id).Wrong;
        Generation generation = Generation.Run(wrong.Compilation(), wrong.Headers());
        ImmutableArray<Diagnostic> reported = await Compile.AnalyzeAsync(generation.Output, wrong.Headers());
        Assert.All(reported, diagnostic => Assert.Equal(id, diagnostic.Id));
        string message = $"{reported[0].Severity.ToString().ToLowerInvariant()} {id}: {reported[0].GetMessage(CultureInfo.InvariantCulture)}";
        if (s_isUpdating)
        {
            HelpPage.Accept(id, message);
        }

        Assert.Equal(message, HelpPage.Read(id).Message);
        Assert.Single(reported);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task RightExample_ReportsNothing(string id)
    {
        HelpExample right = HelpPage.Read(id).Right;
        Generation generation = Generation.Run(right.Compilation(), right.Headers());
        Assert.NotEmpty(generation.Files);
        Assert.DoesNotContain(generation.CompilerDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await Compile.AnalyzeAsync(generation.Output, right.Headers()));
    }
}
