namespace CnnGen.Fuzzing.Targets;

/// <summary>A file for readers that take a path, removed at the end.</summary>
internal sealed class FileOnDisk : IDisposable
{
    public FileOnDisk(ReadOnlySpan<byte> content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"cnngen-fuzzing-{System.IO.Path.GetRandomFileName()}");

    public void Dispose() => File.Delete(Path);
}
