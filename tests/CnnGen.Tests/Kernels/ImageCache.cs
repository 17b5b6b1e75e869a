using System.Security.Cryptography;
using System.Text;
using CnnGen.Generator;

namespace CnnGen.Tests.Kernels;

/// <summary>
/// Compiled images of emitted code beside this assembly, by their sources' hash: the processes that run the same kernels at other vector widths
/// need not compile them again. The images of an older generator or library are deleted.
/// </summary>
internal static class ImageCache
{
    private static readonly Lazy<string> s_folder = new(CreateFolder);

    /// <summary>The image of some sources, from an earlier run or from <paramref name="compile"/>.</summary>
    public static byte[] GetOrAdd(IEnumerable<string> sources, Func<byte[]> compile)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', sources)));
        string path = Path.Combine(s_folder.Value, Convert.ToHexString(hash) + ".dll");
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        byte[] image = compile();
        string temporary = path + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(temporary, image);
        File.Move(temporary, path, overwrite: true);
        return image;
    }

    private static string CreateFolder()
    {
        string parent = Path.Combine(AppContext.BaseDirectory, "EmittedImages");
        string current = $"{typeof(NetworkGenerator).Module.ModuleVersionId:N}-{typeof(ICnn<>).Module.ModuleVersionId:N}-{typeof(ImageCache).Module.ModuleVersionId:N}";
        foreach (DirectoryInfo stale in Directory.CreateDirectory(parent).EnumerateDirectories().Where(folder => folder.Name != current))
        {
            stale.Delete(recursive: true);
        }

        return Directory.CreateDirectory(Path.Combine(parent, current)).FullName;
    }
}
