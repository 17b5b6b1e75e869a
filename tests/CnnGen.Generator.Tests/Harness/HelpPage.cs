using System.Text.RegularExpressions;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>A page of docs/diagnostics, taken apart.</summary>
/// <param name="Title">Its first line.</param>
/// <param name="Wrong">The example with the mistake.</param>
/// <param name="Message">What the page says that is reported about it.</param>
/// <param name="Right">The example without.</param>
/// <param name="Suppressing">How the diagnostic is silenced.</param>
internal sealed partial record HelpPage(string Title, HelpExample Wrong, string Message, HelpExample Right, string Suppressing)
{
    /// <summary>The folder of all pages.</summary>
    public static string Root { get; } = Repository.PathOf("docs/diagnostics");

    public static string PathOf(string id) => Path.Combine(Root, id + ".md");

    public static HelpPage Read(string id)
    {
        string text = File.ReadAllText(PathOf(id));
        Match match = Parts().Match(text);
        Assert.True(match.Success, $"{id}.md has not the parts of a page");
        return new HelpPage(
            match.Groups["title"].Value, HelpExample.Parse(match.Groups["wrong"].Value), match.Groups["message"].Value,
            HelpExample.Parse(match.Groups["right"].Value), match.Groups["suppressing"].Value);
    }

    /// <summary>Puts the message that is reported into the page.</summary>
    public static void Accept(string id, string message) =>
        File.WriteAllText(PathOf(id), QuotedMessage().Replace(File.ReadAllText(PathOf(id)), message.Replace("$", "$$", StringComparison.Ordinal)));

    [GeneratedRegex(@"\A# (?<title>[^\n]+)\n\n(?!#)(?s:.+?)\n## Wrong\n(?<wrong>(?s:.+?))\n> (?<message>[^\n]+)\n\n## Right\n(?<right>(?s:.+?))\n## Suppressing it\n\n(?<suppressing>(?s:.+))\z")]
    private static partial Regex Parts();

    [GeneratedRegex("(?<=^> )[^\n]+", RegexOptions.Multiline)]
    private static partial Regex QuotedMessage();
}
