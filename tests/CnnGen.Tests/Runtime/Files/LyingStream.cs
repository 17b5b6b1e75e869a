namespace CnnGen.Tests.Runtime.Files;

/// <summary>A seekable stream whose length is wrong, or cannot be told.</summary>
internal sealed class LyingStream(byte[] bytes, long? length) : MemoryStream(bytes)
{
    public override long Length => length ?? throw new NotSupportedException();
}
