using System.Reflection;
using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>The catalogue is complete and says the same in each of its places.</summary>
public sealed class CatalogueTests
{
    private static readonly DiagnosticDescriptor[] s_declared =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    [Fact]
    public void EveryDescriptor_IsAnnounced_WithAnIdOfItsOwn()
    {
        Assert.Equal(s_declared.Select(static descriptor => descriptor.Id).Order(), Descriptors.All.Select(static descriptor => descriptor.Id).Order());
        Assert.Equal(s_declared.Length, s_declared.Select(static descriptor => descriptor.Id).Distinct().Count());
    }

    [Fact]
    public void EverySeverity_FollowsFromTheRangeOfTheId() => Assert.All(
        s_declared,
        static descriptor =>
        {
            int number = int.Parse(descriptor.Id.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(number is < 100 or >= 150 ? DiagnosticSeverity.Error : number < 130 ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, descriptor.DefaultSeverity);
        });

    /// <summary>On the web where the project has a home there; else by its path, which the package has, too.</summary>
    [Fact]
    public void EveryDescriptor_LinksToItsPage() =>
        Assert.All(s_declared, static descriptor => Assert.Equal(Help.Page($"docs/diagnostics/{descriptor.Id}.md"), descriptor.HelpLinkUri));

    [Theory]
    [InlineData("https://example.org/cnngen", "https://example.org/cnngen/docs/limits.md")]
    [InlineData("https://cnngen.invalid", "docs/limits.md")]
    [InlineData("", "docs/limits.md")]
    [InlineData(null, "docs/limits.md")]
    public void Page_IsNoAddressThatLeadsNowhere(string? project, string expected) => Assert.Equal(expected, Help.Page(project, "docs/limits.md"));

    [Fact]
    public void ReleaseNotes_HaveARowForEach()
    {
        string notes = File.ReadAllText(Repository.PathOf("generators/CnnGen.Generator/AnalyzerReleases.Unshipped.md"));
        Assert.Equal(
            s_declared.Select(static descriptor => $"{descriptor.Id} | CnnGen | {descriptor.DefaultSeverity} | {descriptor.Title}").Order(StringComparer.Ordinal),
            notes.Split('\n').Where(static line => line.StartsWith("CNN", StringComparison.Ordinal)));
    }
}
