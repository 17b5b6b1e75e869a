using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>The namespaces of what is emitted beside the user's class, whose members and neighbours it must not meet.</summary>
internal static class GeneratedNamespace
{
    public static string Of(TargetClass target, string kind)
    {
        // A type and a namespace of one name cannot stand side by side, so that types around the class may count as namespaces.
        string containers = string.Concat(target.ContainingTypes.Select(static type => type.Name + "."));
        return $"CnnGen.Generated.{(target.Namespace.Length == 0 ? "" : target.Namespace + ".")}{containers}{target.Name.Replace("@", "")}{kind}";
    }
}
