namespace CnnGen.Package.Tests.Support;

/// <summary>The images that no network has trained on.</summary>
internal static class TestImages
{
    /// <summary>An idx file, gzipped.</summary>
    public static string Path => Repository.PathOf("samples/FashionMnist/data/t10k-images-idx3-ubyte.gz");
}
