using System.Runtime.InteropServices;

namespace CnnGen.Race.Peers.OnnxRuntime;

/// <summary>ONNX Runtime's native library and its environment.</summary>
internal sealed class OrtLibrary : IDisposable
{
    private const string FileName = "libonnxruntime.so.1";

    private OrtLibrary(OrtApi api)
    {
        Api = api;
        Environment = api.CreateEnvironment();
    }

    public OrtApi Api { get; }

    public nint Environment { get; }

    public string Name => $"ONNX Runtime {Api.LibraryVersion}";

    /// <summary>The library that <c>install.sh</c> put into the peers' folder, or null.</summary>
    public static OrtLibrary? Find() =>
        PeerFolder.Find() is { } folder && NativeLibrary.TryLoad(Path.Combine(folder, "onnxruntime", FileName), out nint library)
            ? new OrtLibrary(new OrtApi(library))
            : null;

    public void Dispose() => Api.ReleaseEnvironment(Environment);
}
