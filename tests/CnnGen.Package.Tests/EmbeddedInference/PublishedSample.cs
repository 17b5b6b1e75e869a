using System.IO.Compression;
using CnnGen.Package.Tests.Support;

namespace CnnGen.Package.Tests.EmbeddedInference;

/// <summary>samples/EmbeddedInference, published as native code once for all tests.</summary>
public sealed class PublishedSample : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Task<ProgramRun>? _publish;

    internal string Folder => _folder.Path;

    internal string Program => _folder.PathOf(OperatingSystem.IsWindows() ? "EmbeddedInference.exe" : "EmbeddedInference");

    /// <summary>The real test images, as a camera would send them: 784 bytes each.</summary>
    internal static byte[] RawImages()
    {
        const int headerLength = 16;
        using GZipStream idx = new(File.OpenRead(TestImages.Path), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        idx.CopyTo(bytes);
        return bytes.ToArray()[headerLength..];
    }

    /// <summary>What the publish said.</summary>
    internal Task<ProgramRun> Publish() => _publish ??= Sdk.Run(
        Repository.Root, null, "publish", "samples/EmbeddedInference", "-c", "Release", "-f", "net9.0", "-o", _folder.Path);

    /// <summary>Runs the native program.</summary>
    internal async Task<ProgramRun> Run(byte[]? input, params string[] arguments)
    {
        (await Publish()).Succeeded();
        return await ProgramRun.Of(Program, arguments, input: input);
    }

    public void Dispose() => _folder.Dispose();
}
