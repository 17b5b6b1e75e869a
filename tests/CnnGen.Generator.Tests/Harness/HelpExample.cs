using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>An example of a page: a source file, and a line of the project file where the mistake is there.</summary>
/// <param name="Source">The C# of it.</param>
/// <param name="Project">The line of the project file; empty for an ordinary project.</param>
/// <param name="Tensors">What the weight files of the project hold, a tensor a line; empty where they are no safetensors files.</param>
internal sealed partial record HelpExample(string Source, string Project, string Tensors)
{
    public static HelpExample Parse(string section) => new(Block(section, "csharp"), Block(section, "xml"), Block(section, "text"));

    /// <summary>The headers of the weight files.</summary>
    public AdditionalText[] Headers() =>
    [
        .. WeightsElement().Matches(Project).Select(match => new HeaderText(
            match.Groups["network"].Value, match.Groups["file"].Value, Tensors.Split('\n', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>The compilation of the example in its project.</summary>
    public CSharpCompilation Compilation()
    {
        CSharpCompilation compilation = Compile.Sources(Language(), References(), Source);
        if (Project == "<Configuration>Debug</Configuration>")
        {
            return compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Debug));
        }

        return Project.Contains("LangVersion", StringComparison.Ordinal)
            ? compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable))
            : compilation;
    }

    private CSharpParseOptions Language() =>
        LanguageVersionFacts.TryParse(LanguageElement().Match(Project).Groups[1].Value, out LanguageVersion version) && Project.Length > 0
            ? Compile.ParseOptions.WithLanguageVersion(version)
            : Compile.ParseOptions;

    private IEnumerable<MetadataReference> References() => Project switch
    {
        "<TargetFramework>netstandard2.0</TargetFramework>" => Frameworks.NetStandardWithLibrary,
        "<PackageReference Include=\"CnnGen\" ExcludeAssets=\"compile\" />" => Frameworks.WithoutLibrary,
        _ when AliasesAttribute().Match(Project) is { Success: true } aliases => Frameworks.WithAliases(aliases.Groups[1].Value.Split(',')),
        _ => Compile.Sources().References,
    };

    private static string Block(string section, string language) =>
        Regex.Match(section, $"```{language}\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("<CnnWeights Include=\"(?<file>.*?)\" Network=\"(?<network>.*?)\" />")]
    private static partial Regex WeightsElement();

    [GeneratedRegex("Aliases=\"(.*?)\"")]
    private static partial Regex AliasesAttribute();

    [GeneratedRegex("<LangVersion>(.*)</LangVersion>")]
    private static partial Regex LanguageElement();
}
