using System.Reflection;

namespace CnnGen.Package.Tests.Support;

/// <summary>The files that the tests pack and publish.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "Repository").Value!;

    /// <summary>The images that no network has trained on: an idx file, gzipped.</summary>
    public static string TestImages => PathOf("samples/FashionMnist/data/t10k-images-idx3-ubyte.gz");

    public static string PathOf(string path) => Path.Combine(Root, path);
}
