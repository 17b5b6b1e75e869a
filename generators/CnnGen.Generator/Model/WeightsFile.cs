namespace CnnGen.Generator.Model;

/// <summary>The header of a file with weights that the project builds into its assembly.</summary>
/// <param name="Network">The network's class as the project names it: in full, or its last names.</param>
/// <param name="File">The file, as the project names it.</param>
/// <param name="Resource">What it is called in the assembly.</param>
/// <param name="Fault">What is wrong with it; null where its header could be read.</param>
/// <param name="Tensors">What it holds, in its own order.</param>
internal sealed record WeightsFile(string Network, string File, string Resource, string? Fault, EquatableArray<WeightsTensor> Tensors)
{
    /// <summary>Whether the file is for a class.</summary>
    public bool IsFor(TargetClass target)
    {
        string name = FullName(target);
        return name == Network || name.EndsWith("." + Network, StringComparison.Ordinal);
    }

    /// <summary>The name that a project gives a class: <c>Models.Outer.FashionNet</c>.</summary>
    public static string FullName(TargetClass target) =>
        string.Join(".", [.. target.Namespace.Length == 0 ? Array.Empty<string>() : [target.Namespace], .. target.ContainingTypes.Select(static type => type.Name), target.Name]).Replace("@", "");
}

/// <summary>A tensor of a file.</summary>
/// <param name="Name">As in <c>conv1.weight</c>.</param>
/// <param name="Type">As in <c>F32</c>.</param>
/// <param name="Shape">As in <c>[32, 1, 5, 5]</c>.</param>
internal sealed record WeightsTensor(string Name, string Type, string Shape);
