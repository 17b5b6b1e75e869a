using CnnGen.Generator.Model;

namespace CnnGen.Generator.Emission;

/// <summary>A network with weights in the assembly: what it takes to load them.</summary>
/// <param name="Target">The class.</param>
/// <param name="File">Where the weights come from.</param>
/// <param name="Resource">What they are called in the assembly.</param>
internal sealed record EmbeddedWeights(TargetClass Target, string File, string Resource)
{
    /// <summary>Those of a class: of the first file that is for it; null where there is none. Two are the analyzer's to report.</summary>
    public static EmbeddedWeights? Of(TargetClass target, EquatableArray<WeightsFile> files) =>
        files.FirstOrDefault(file => file.IsFor(target)) is { } file ? new EmbeddedWeights(target, file.File, file.Resource) : null;
}
