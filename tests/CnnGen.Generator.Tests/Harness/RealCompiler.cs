using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>The compilers of the SDK as builds run them: in a process of their own, over real files, with the generator as an <c>/analyzer</c>.</summary>
internal sealed partial class RealCompiler : IDisposable
{
    public const string CSharp = "csc";

    public const string VisualBasic = "vbc";

    private static readonly string s_compilers =
        typeof(RealCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "Compilers").Value!;

    /// <summary>Where the files lie and the compiler runs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("CnnGen").FullName;

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>Compiles <paramref name="files"/> to <c>out.dll</c>, against the running framework and the library.</summary>
    /// <returns>What the compiler reports, each as <c>Net.cs: warning CNN108</c>, in order.</returns>
    public async Task<string[]> CompileAsync(string compiler, string[] files, params string[] options)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> references = Compile.Sources().References.Select(static reference => $"/r:\"{reference.Display}\"");
        Write("references.rsp", string.Join('\n', references.Append($"/sdkpath:\"{framework}\"").Where(argument => compiler == VisualBasic || !argument.StartsWith("/sdk", StringComparison.Ordinal))));
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(s_compilers, compiler + ".dll"), "/noconfig", "/nologo", "@references.rsp"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] rest = ["/target:library", "/optimize", "/out:out.dll", $"/analyzer:{typeof(NetworkGenerator).Assembly.Location}", .. options, .. files];
        foreach (string argument in rest)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await error;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        string[] reported = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Brief).Order(StringComparer.Ordinal)];
        Assert.Equal(reported.Any(static line => line.Contains(": error ", StringComparison.Ordinal)), process.ExitCode != 0);
        return reported;
    }

    public byte[] Result() => File.ReadAllBytes(Path.Combine(Folder, "out.dll"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A line as above; in full where it is none of a compiler's.</summary>
    private static string Brief(string line) => Reported().Match(line) is { Success: true } match ? $"{match.Groups[1]}: {match.Groups[2]}" : line;

    [GeneratedRegex(@"^([\w.]+)\(.*?\): ((error|warning) \w+): ")]
    private static partial Regex Reported();
}
