using System.ComponentModel;
using System.Reflection;

namespace CnnGen.CompilerServices;

/// <summary>Weights that a project builds into its assembly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddedWeights
{
    /// <summary>Loads them from where the assembly lies in memory, without a copy of them all.</summary>
    /// <param name="parameters">Those of a new network, which is not to be used should this fail.</param>
    /// <param name="assembly">The assembly of its class.</param>
    /// <param name="resource">What the weights are called in it.</param>
    /// <exception cref="InvalidDataException">They do not fit the network; the message begins with their name.</exception>
    /// <exception cref="FileNotFoundException">The assembly has none of that name: its project was not built with the targets of the package.</exception>
    public static void Load(ParameterSet parameters, Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(assembly);
        using Stream stream = assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException(
                $"The assembly {assembly.GetName().Name} has no weights '{resource}'; build its project with the package CnnGen.", resource);
        StreamSource source = new(stream);
        try
        {
            SafeTensorsReader.Load(parameters, ref source, LoadOptions.Default, isNew: true);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{resource}: {failure.Message}", failure);
        }
    }
}
