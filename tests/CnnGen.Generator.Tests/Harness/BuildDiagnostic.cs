using System.Text.RegularExpressions;
using System.Xml.Linq;
using CnnGen.Generator.Diagnostics;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>What the package's targets report before the compiler runs, but for what the analyzer reports, too, when the build cannot see it (CNN162).</summary>
/// <param name="Id">CNN152 and so on.</param>
/// <param name="Severity">As in the index: error or warning.</param>
/// <param name="Message">The whole line as a pattern, anything where the targets put items and properties.</param>
internal sealed partial record BuildDiagnostic(string Id, string Severity, string Message)
{
    public static IReadOnlyList<BuildDiagnostic> All { get; } =
    [
        .. XDocument.Load(Repository.PathOf("src/CnnGen/buildTransitive/CnnGen.targets")).Descendants()
            .Where(static element => element.Attribute("Code") is { } code && Descriptors.All.All(descriptor => descriptor.Id != (string)code))
            .Select(static element => Of((string)element.Attribute("Code")!, element.Name.LocalName.ToLowerInvariant(), (string)element.Attribute("Text")!)),
    ];

    private static BuildDiagnostic Of(string id, string severity, string text) =>
        new(id, severity, $"^{severity} {id}: {string.Join(".+", Expression().Split(text).Select(Regex.Escape))}$");

    [GeneratedRegex(@"[@%$]\([^)]*?(?:\([^)]*\)[^)]*?)*\)")]
    private static partial Regex Expression();
}
