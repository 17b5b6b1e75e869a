using System.Globalization;
using System.Text;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>Names of generated files: readable, safe on every file system, and unique without regard to case.</summary>
internal static class HintNames
{
    /// <summary>Generated files may be written to disk, below a path that is long already.</summary>
    private const int MaxLength = 100;

    /// <summary>The file of a class, or of one part of it: <c>Models.FashionNet.Conv1.g.cs</c>, and <c>Outer+Net.g.cs</c> for a nested class.</summary>
    /// <param name="target">The class.</param>
    /// <param name="part">Unique in the class, case aside; empty for the class itself.</param>
    public static string Of(TargetClass target, string part = "")
    {
        string containers = string.Concat(target.ContainingTypes.Select(static type => type.Name + "+"));
        string name = $"{(target.Namespace.Length == 0 ? "" : target.Namespace + ".")}{containers}{target.Name}".Replace("@", "");
        string full = part.Length == 0 ? name : $"{name}.{part}";
        bool isPlain = full.Length <= MaxLength && full.All(static c => c < 128) && !target.HasCaseTwin;
        return (isPlain ? full : $"{Readable(full)}.{Hash(full)}") + ".g.cs";
    }

    /// <summary>The end of the name, which tells most.</summary>
    private static string Readable(string name)
    {
        string ascii = new([.. name.Where(static c => c < 128)]);
        return ascii.Length <= MaxLength ? ascii : ascii.Substring(ascii.Length - MaxLength);
    }

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
