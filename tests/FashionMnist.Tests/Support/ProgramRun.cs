using FashionMnist.Commands;
using FashionMnist.Display;

namespace FashionMnist.Tests.Support;

/// <summary>What the program did with some arguments, its output going to no terminal.</summary>
/// <param name="ExitCode">0 when it succeeded.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static ProgramRun Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = CommandLine.Run(arguments, Terminal.OpenPlain(output), output, error);
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }
}
