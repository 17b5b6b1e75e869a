using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CnnGen.Race.Peers.PyTorch;

/// <summary>The Python program that runs PyTorch: a line of JSON for each command, a line for its answer.</summary>
internal sealed class TorchProcess : IDisposable
{
    /// <summary>The one that Debian's packages are for comes first: another one may precede it on the path.</summary>
    private static readonly string[] s_interpreters = ["/usr/bin/python3", "python3"];

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly Process _process;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnngen-race-");

    private TorchProcess(Process process)
    {
        _process = process;
        Name = $"PyTorch {Ask<string>(new { command = "version" })}";
    }

    public string Name { get; }

    /// <summary>Starts PyTorch; null where it is not installed.</summary>
    public static TorchProcess? Start()
    {
        string? interpreter = s_interpreters.FirstOrDefault(HasTorch);
        return interpreter is null ? null : new TorchProcess(Open(interpreter, RepositoryFolder.TorchPeer));
    }

    /// <summary>A file to exchange, deleted with the process.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="InvalidOperationException">The process ended; what went wrong stands on stderr.</exception>
    public TAnswer Ask<TAnswer>(object command)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(command, s_json));
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch's process ended.");
        return JsonSerializer.Deserialize<TAnswer>(answer, s_json)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static bool HasTorch(string interpreter)
    {
        try
        {
            using Process process = Open(interpreter, "-c", "import importlib.util as u, sys; sys.exit(not (u.find_spec('torch') and u.find_spec('numpy')))");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static Process Open(string interpreter, params string[] arguments)
    {
        var start = new ProcessStartInfo(interpreter, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // By default, large tensors come from the system and go back to it in every step, and each page faults again.
        start.Environment["MALLOC_MMAP_MAX_"] = "0";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "-1";
        return Process.Start(start)!;
    }
}
