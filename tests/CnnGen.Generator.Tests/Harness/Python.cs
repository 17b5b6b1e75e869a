using System.ComponentModel;
using System.Diagnostics;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>A Python that has NumPy: the one of the system, where another one comes first in the path.</summary>
internal static class Python
{
    private static readonly string? s_program = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasNumPy);

    /// <summary>The program. Ends the test as skipped where there is none, but for CI, which says that it has what it takes.</summary>
    public static string Require()
    {
        Assert.SkipUnless(
            s_program is not null || Environment.GetEnvironmentVariable("CNNGEN_PYTHON") == "1", "The script needs python3 and NumPy (Debian: python3-numpy).");
        return Assert.IsType<string>(s_program);
    }

    private static bool HasNumPy(string program)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, ["-c", "import numpy"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
