using System.Text;
using System.Text.RegularExpressions;
using CnnGen.Generator.Emission;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>
/// Emitted files that are kept and reviewed as code: <c>Snapshots/Case/File.verified.cs</c>. A difference fails, is printed, and leaves a
/// <c>*.received.cs</c> beside it; <c>CNNGEN_UPDATE_SNAPSHOTS=1</c> accepts what was emitted.
/// </summary>
internal static partial class Snapshot
{
    private const string Verified = ".verified.cs";

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The folder of all cases.</summary>
    public static string Root { get; } = Repository.PathOf("tests/CnnGen.Generator.Tests/Snapshots");

    /// <summary>Every accepted file.</summary>
    public static IEnumerable<string> AllFiles => Directory.EnumerateFiles(Root, "*" + Verified, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Compares what a run of the generator emitted with the accepted files of <paramref name="name"/>, byte by byte.</summary>
    public static void Match(string name, Generation generation) =>
        Match(name, generation.Files.Select(static file => new EmittedFile(file.HintName, file.SourceText.ToString())));

    public static void Match(string name, IEnumerable<EmittedFile> files)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        Dictionary<string, string> emitted = files.ToDictionary(static file => file.HintName.Replace(".g.cs", "", StringComparison.Ordinal), static file => WithoutVersion(file.Text));
        if (Environment.GetEnvironmentVariable("CNNGEN_UPDATE_SNAPSHOTS") == "1")
        {
            Accept(folder, emitted);
        }

        StringBuilder differences = new();
        foreach ((string file, string text) in emitted.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            string path = Path.Combine(folder, file + Verified);
            string accepted = File.Exists(path) ? File.ReadAllText(path, s_encoding) : "";
            string received = Path.Combine(folder, file + ".received.cs");
            File.Delete(received);
            if (accepted != text)
            {
                File.WriteAllText(received, text, s_encoding);
                differences.Append(TextDifference.Describe($"{name}/{file}", accepted, text));
            }
        }

        foreach (string stale in Stale(folder, emitted))
        {
            differences.Append("No longer emitted: ").Append(name).Append('/').Append(Path.GetFileName(stale)).Append('\n');
        }

        Assert.True(differences.Length == 0, $"Snapshots differ; CNNGEN_UPDATE_SNAPSHOTS=1 accepts.\n{differences}");
    }

    /// <summary>The text without the generator's version, which changes where the emitted code does not.</summary>
    private static string WithoutVersion(string text) => VersionOfMark().Replace(text, "$1version");

    [GeneratedRegex("(GeneratedCode\\(\"CnnGen\", \")[0-9.]+")]
    private static partial Regex VersionOfMark();

    private static void Accept(string folder, Dictionary<string, string> emitted)
    {
        foreach (string stale in Stale(folder, emitted))
        {
            File.Delete(stale);
        }

        foreach ((string file, string text) in emitted)
        {
            File.WriteAllText(Path.Combine(folder, file + Verified), text, s_encoding);
        }
    }

    private static string[] Stale(string folder, Dictionary<string, string> emitted) =>
        [.. Directory.GetFiles(folder, "*" + Verified).Where(path => !emitted.ContainsKey(Path.GetFileName(path)[..^Verified.Length])).Order(StringComparer.Ordinal)];
}
