namespace CnnGen.Race;

/// <summary>The folders of the repository, looked for upwards from the program.</summary>
internal static class RepositoryFolder
{
    /// <summary>ONNX Runtime's library, where <c>install.sh</c> puts it.</summary>
    public static string OnnxRuntime => Path.Combine(Root, "benchmarks", "peers", "onnxruntime", "libonnxruntime.so.1");

    /// <summary>The program that runs PyTorch.</summary>
    public static string TorchPeer => Path.Combine(Root, "benchmarks", "peers", "torch_peer.py");

    /// <summary>A project of the benchmarks.</summary>
    public static string Project(string name) => Path.Combine(Root, "benchmarks", name);

    /// <summary>Where what is built goes, ignored by git.</summary>
    public static string Artifacts(string name) => Path.Combine(Root, "artifacts", name);

    private static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CnnGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The program does not lie in its repository.");
    }
}
