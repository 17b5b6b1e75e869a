using System.Text;
using System.Text.RegularExpressions;
using CnnGen.Generator.Emission;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>
/// Emitted files that are kept and reviewed as code, <c>Snapshots/Case/File.verified.cs</c>, and plans, <c>Snapshots/Plans/Case/Kernel.verified.txt</c>.
/// A difference fails, is printed, and leaves a <c>*.received.*</c> beside it; <c>CNNGEN_UPDATE_SNAPSHOTS=1</c> accepts what was emitted.
/// </summary>
internal static partial class Snapshot
{
    private const string Verified = ".verified.cs";

    private const string VerifiedPlan = ".verified.txt";

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The folder of all cases.</summary>
    public static string Root { get; } = Repository.PathOf("tests/CnnGen.Generator.Tests/Snapshots");

    /// <summary>Every accepted file.</summary>
    public static IEnumerable<string> AllFiles => Directory.EnumerateFiles(Root, "*" + Verified, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Compares what a run of the generator emitted with the accepted files of <paramref name="name"/>, byte by byte.</summary>
    public static void Match(string name, Generation generation) =>
        Match(name, generation.Files.Select(static file => new EmittedFile(file.HintName, file.SourceText.ToString())));

    public static void Match(string name, IEnumerable<EmittedFile> files) => Match(
        name, files.ToDictionary(static file => file.HintName.Replace(".g.cs", "", StringComparison.Ordinal), static file => WithoutVersion(file.Text)), Verified);

    /// <summary>Compares printed plans with the accepted ones of <paramref name="name"/>.</summary>
    public static void MatchPlans(string name, Dictionary<string, string> plans) => Match("Plans/" + name, plans, VerifiedPlan);

    private static void Match(string name, Dictionary<string, string> emitted, string verified)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        if (Environment.GetEnvironmentVariable("CNNGEN_UPDATE_SNAPSHOTS") == "1")
        {
            Accept(folder, emitted, verified);
        }

        StringBuilder differences = new();
        foreach ((string file, string text) in emitted.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            string path = Path.Combine(folder, file + verified);
            string accepted = File.Exists(path) ? File.ReadAllText(path, s_encoding) : "";
            string received = Path.Combine(folder, file + verified.Replace("verified", "received", StringComparison.Ordinal));
            File.Delete(received);
            if (accepted != text)
            {
                File.WriteAllText(received, text, s_encoding);
                differences.Append(TextDifference.Describe($"{name}/{file}", accepted, text));
            }
        }

        foreach (string stale in Stale(folder, emitted, verified))
        {
            differences.Append("No longer emitted: ").Append(name).Append('/').Append(Path.GetFileName(stale)).Append('\n');
        }

        Assert.True(differences.Length == 0, $"Snapshots differ; CNNGEN_UPDATE_SNAPSHOTS=1 accepts.\n{differences}");
    }

    /// <summary>The text without the generator's version, which changes where the emitted code does not.</summary>
    private static string WithoutVersion(string text) => VersionOfMark().Replace(text, "$1version");

    [GeneratedRegex("(GeneratedCode\\(\"CnnGen\", \")[0-9.]+")]
    private static partial Regex VersionOfMark();

    private static void Accept(string folder, Dictionary<string, string> emitted, string verified)
    {
        foreach (string stale in Stale(folder, emitted, verified))
        {
            File.Delete(stale);
        }

        foreach ((string file, string text) in emitted)
        {
            File.WriteAllText(Path.Combine(folder, file + verified), text, s_encoding);
        }
    }

    private static string[] Stale(string folder, Dictionary<string, string> emitted, string verified) =>
        [.. Directory.GetFiles(folder, "*" + verified).Where(path => !emitted.ContainsKey(Path.GetFileName(path)[..^verified.Length])).Order(StringComparer.Ordinal)];
}
