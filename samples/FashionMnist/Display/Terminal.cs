using Spectre.Console;

namespace FashionMnist.Display;

/// <summary>Opens the console in one of two manners: alive and coloured on a terminal, plain lines in a file or a pipe.</summary>
internal static class Terminal
{
    /// <summary>Wide enough that no line is broken.</summary>
    private const int PlainWidth = 1000;

    public static IAnsiConsole Open() => Console.IsOutputRedirected ? OpenPlain(Console.Out) : AnsiConsole.Console;

    /// <summary>A console that writes ASCII lines without colours, cursor movements or line breaks of its own.</summary>
    public static IAnsiConsole OpenPlain(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Capabilities.Unicode = false;
        console.Profile.Width = PlainWidth;
        return console;
    }

    /// <summary>Whether lines may be drawn over and coloured.</summary>
    public static bool IsLive(this IAnsiConsole console) => console.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Lines on a terminal, Markdown elsewhere.</summary>
    public static TableBorder TableBorder(this IAnsiConsole console) => console.IsLive() ? Spectre.Console.TableBorder.Simple : Spectre.Console.TableBorder.Markdown;

    /// <summary>Writes a line as it is: a path in it can be copied whole, however narrow the terminal.</summary>
    public static void WriteRaw(this IAnsiConsole console, string line) => console.Profile.Out.Writer.WriteLine(line);
}
