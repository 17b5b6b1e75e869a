using System.Runtime.InteropServices;

namespace CnnGen.Benchmarks.OnnxRuntime;

/// <summary>ONNX Runtime's native library and its environment.</summary>
internal sealed class OrtLibrary : IDisposable
{
    private OrtLibrary(OrtApi api)
    {
        Api = api;
        Environment = api.CreateEnvironment();
    }

    public OrtApi Api { get; }

    public nint Environment { get; }

    public string Name => $"ONNX Runtime {Api.LibraryVersion}";

    /// <summary>Null where there is no such library.</summary>
    public static OrtLibrary? Open(string path) => NativeLibrary.TryLoad(path, out nint library) ? new OrtLibrary(new OrtApi(library)) : null;

    public void Dispose() => Api.ReleaseEnvironment(Environment);
}
