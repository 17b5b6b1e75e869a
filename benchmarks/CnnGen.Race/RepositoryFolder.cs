using CnnGen.Shared;

namespace CnnGen.Race;

/// <summary>The folders of the repository that a race needs.</summary>
internal static class RepositoryFolder
{
    /// <summary>ONNX Runtime's library, where <c>install.sh</c> puts it.</summary>
    public static string OnnxRuntime => Repository.PathOf("benchmarks/peers/onnxruntime/libonnxruntime.so.1");

    /// <summary>The program that runs PyTorch.</summary>
    public static string TorchPeer => Repository.PathOf("benchmarks/peers/torch_peer.py");

    /// <summary>A project of the benchmarks.</summary>
    public static string Project(string name) => Path.Combine(Repository.Root, "benchmarks", name);

    /// <summary>Where what is built goes, ignored by git.</summary>
    public static string Artifacts(string name) => Path.Combine(Repository.Root, "artifacts", name);
}
