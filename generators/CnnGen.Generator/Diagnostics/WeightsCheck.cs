using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Compares files with weights with the networks that they are for.</summary>
internal static class WeightsCheck
{
    private const string Type = "F32";

    /// <summary>How many names a message lists.</summary>
    private const int Named = 8;

    /// <summary>How many tensors that the network does not have are reported: a file may claim any number.</summary>
    private const int MostReported = 100;

    /// <summary>Reports what is wrong with the weights of a network; a tensor that differs at its layer.</summary>
    /// <param name="files">Those for the network, in the order in which the generator takes the first.</param>
    /// <param name="declaration">Takes the diagnostics.</param>
    /// <param name="network">What it comes to.</param>
    public static void Report(WeightsFile[] files, NetworkDeclaration declaration, Network network)
    {
        Location identifier = declaration.Part.Identifier.GetLocation();
        if (files.Length > 1)
        {
            declaration.Faults.Report(Descriptors.WeightsTwice, identifier, declaration.ClassName, List(files.Select(static file => file.File)));
        }
        else if (files[0].Fault is { } fault)
        {
            declaration.Faults.Report(Descriptors.WeightsUnreadable, identifier, files[0].File, fault);
        }
        else
        {
            LayerParameter[] parameters = [.. LayerParameter.Of(network)];
            HashSet<string> names = new(parameters.Select(static parameter => parameter.Name), StringComparer.Ordinal);
            if (SharedPrefix.Find([.. files[0].Tensors.Select(static tensor => tensor.Name)], names.Contains) is { } prefix)
            {
                declaration.Faults.Report(Descriptors.WeightsWithPrefix, identifier, files[0].File, prefix, declaration.ClassName);
                return;
            }

            Compare(files[0], declaration, parameters, names);
        }
    }

    /// <summary>Reports a file that is for no network, or may be for several.</summary>
    /// <param name="file">The file.</param>
    /// <param name="networks">The project's networks, by their full names.</param>
    /// <param name="report">Takes the diagnostic.</param>
    public static void ReportUnclaimed(WeightsFile file, string[] networks, Action<Diagnostic> report) => report(Diagnostic.Create(
        Descriptors.WeightsOfNoNetwork, Location.None, file.File, file.Network, networks.Length == 0 ? "none" : List(networks)));

    private static void Compare(WeightsFile file, NetworkDeclaration declaration, LayerParameter[] parameters, HashSet<string> names)
    {
        Dictionary<string, WeightsTensor> found = new(StringComparer.Ordinal);
        foreach (WeightsTensor tensor in file.Tensors)
        {
            found[tensor.Name] = tensor;
        }

        foreach (LayerParameter parameter in parameters)
        {
            LayerDeclaration layer = declaration.Layers[parameter.Layer];
            string shape = parameter.Shape;
            if (!found.TryGetValue(parameter.Name, out WeightsTensor? tensor))
            {
                layer.Report(Descriptors.WeightsLackTensor, [], file.File, parameter.Name, $"{Type} {shape}", List(found.Keys));
            }
            else if (tensor.Shape != shape)
            {
                layer.Report(Descriptors.WeightsOfAnotherShape, [], parameter.Name, shape, file.File, tensor.Shape);
            }
            else if (tensor.Type != Type)
            {
                layer.Report(Descriptors.WeightsOfAnotherType, [], parameter.Name, Type, file.File, tensor.Type);
            }
        }

        foreach (WeightsTensor tensor in file.Tensors.Where(tensor => !names.Contains(tensor.Name)).Take(MostReported))
        {
            declaration.Faults.Report(
                Descriptors.WeightsHaveMore,
                declaration.Part.Identifier.GetLocation(),
                declaration.ClassName,
                tensor.Name,
                file.File,
                $"{tensor.Type} {tensor.Shape}",
                List(names));
        }
    }

    private static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length switch
        {
            0 => "none",
            <= Named => string.Join(", ", all),
            _ => $"{string.Join(", ", all.Take(Named))}, ... ({MessageText.Count(all.Length)} in all)",
        };
    }
}
