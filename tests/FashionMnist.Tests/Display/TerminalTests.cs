using FashionMnist.Display;
using Spectre.Console;
using Xunit;

namespace FashionMnist.Tests.Display;

public sealed class TerminalTests
{
    [Fact]
    public void PlainConsole_WritesAsciiWithoutColoursOrBreaks()
    {
        using var writer = new StringWriter();
        IAnsiConsole console = Terminal.OpenPlain(writer);

        console.MarkupLine("[red]" + new string('x', 500) + "[/]");
        console.Write(new Table().Border(console.TableBorder()).AddColumns("a", "b").AddRow("1", "2"));

        string text = writer.ToString();
        Assert.StartsWith(new string('x', 500) + "\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("| 1", text, StringComparison.Ordinal);
        Assert.All(text, static character => Assert.True(character is '\r' or '\n' or (>= ' ' and <= '~'), $"character {(int)character}"));
        Assert.False(console.IsLive());
    }
}
