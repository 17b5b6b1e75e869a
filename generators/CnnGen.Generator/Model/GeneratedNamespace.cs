namespace CnnGen.Generator.Model;

/// <summary>The namespaces of what is emitted beside the user's class, whose members and neighbours it must not meet.</summary>
internal static class GeneratedNamespace
{
    /// <summary>The namespace of the passes and kernels.</summary>
    public const string Kernels = "Kernels";

    /// <summary>The namespace of the types of layers' members.</summary>
    public const string Parameters = "Parameters";

    /// <summary>All kinds of namespaces that a network has.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Kernels, Parameters];

    /// <summary>The full name of a network's namespace: <c>CnnGen.Generated.Models.FashionNetKernels</c>.</summary>
    public static string Of(TargetClass target, string kind)
    {
        // A type and a namespace of one name cannot stand side by side, so that types around the class may count as namespaces.
        IEnumerable<string> outer = target.Namespace.Split('.').Concat(target.ContainingTypes.Select(static type => type.Name)).Where(static name => name.Length > 0);
        return $"CnnGen.Generated.{string.Concat(outer.Select(static name => Apart(name) + "."))}{target.Name.Replace("@", "")}{kind}";
    }

    /// <summary>
    /// A namespace or type around a class under a name that none of our own namespaces has. Else the namespace of <c>NetParameters.Conv1</c>, with <c>Parameters</c> at
    /// its end, would be called like the type for the layer conv1 of <c>Net</c>.
    /// </summary>
    private static string Apart(string name) => Kinds.Any(kind => name.TrimEnd('_').EndsWith(kind, StringComparison.Ordinal)) ? name + "_" : name;
}
