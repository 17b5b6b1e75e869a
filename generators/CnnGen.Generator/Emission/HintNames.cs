using System.Globalization;
using System.Text;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>Names of generated files.</summary>
internal static class HintNames
{
    /// <summary>Generated files may be written to disk, below a path that is long already.</summary>
    private const int MaxLength = 100;

    /// <summary>The file of a class, or of one <paramref name="part"/> of it: <c>Models.FashionNet.Conv1.g.cs</c>.</summary>
    public static string Of(TargetClass target, string part = "")
    {
        string containers = string.Concat(target.ContainingTypes.Select(static type => type.Name + "."));
        string full = $"{(target.Namespace.Length == 0 ? "" : target.Namespace + ".")}{containers}{target.Name}{(part.Length == 0 ? "" : "." + part)}".Replace("@", "");
        return (IsPlain(full) ? full : $"{Readable(full)}.{Hash(full)}") + ".g.cs";
    }

    /// <summary>Whether the name is safe on every file system.</summary>
    private static bool IsPlain(string name) => name.Length <= MaxLength && name.All(static c => c < 128);

    private static string Readable(string name) =>
        new([.. name.Where(static c => c < 128).Skip(Math.Max(0, name.Length - MaxLength))]);

    /// <summary>FNV-1a, 32 bits: the same in every process.</summary>
    private static string Hash(string name)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ b) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
