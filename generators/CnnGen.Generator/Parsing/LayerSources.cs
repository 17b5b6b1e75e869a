using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Parsing;

/// <summary>Finds what each layer reads: the output of the layer above or of the one that <c>[From]</c> names, and those that a join names.</summary>
internal sealed class LayerSources
{
    // As many names as a message can show.
    private const int MostNames = 5;

    private readonly SortedDictionary<int, ArgumentReader> _branches = [];

    /// <summary>Takes a <c>[From]</c> that stands before the layer with an index.</summary>
    public void StartBranch(int layer, ArgumentReader from)
    {
        if (_branches.TryGetValue(layer, out ArgumentReader? before))
        {
            ReportUnused(before);
        }

        _branches[layer] = from;
    }

    /// <summary>The layers with their sources, once all names are known.</summary>
    public IReadOnlyList<LayerDeclaration> Resolve(IReadOnlyList<LayerDeclaration> layers)
    {
        if (_branches.TryGetValue(layers.Count, out ArgumentReader? last))
        {
            ReportUnused(last);
        }

        return [.. layers.Select((layer, index) => layer with { Declared = Resolve(layer, index, layers) })];
    }

    private DeclaredLayer Resolve(LayerDeclaration layer, int index, IReadOnlyList<LayerDeclaration> layers)
    {
        List<int> sources = [];
        bool isSound = true;
        if (_branches.TryGetValue(index, out ArgumentReader? from))
        {
            sources.AddRange(from.Words("layer") is { } name ? Find(name, from.LocationOf("layer"), from, ownIndex: -1, index, layers) : []);
            isSound = from.IsSound && sources.Count == 1;
        }

        // What cannot be found is reported there, and nothing is said of what follows from it.
        sources = sources.Count == 1 ? sources : [index - 1];
        if (layer.Declared.Layer is JoinLayer join)
        {
            IReadOnlyList<(string Text, Location Place)> names = layer.Arguments.List("layers");
            if (names.Count == 0 && layer.Arguments.IsSound)
            {
                layer.Report(Descriptors.JoinOfOne, [], join.Kind);
            }

            int[] found = [.. names.SelectMany(one => Find(one.Text, one.Place, layer.Arguments, index, index, layers))];
            isSound &= found.Length == names.Count && found.Length > 0;
            sources.AddRange(found);
        }

        return layer.Declared with { IsSound = layer.Declared.IsSound && layer.Arguments.IsSound && isSound, Sources = new([.. sources]) };
    }

    /// <summary>The layer with a name; nothing where it cannot be read here, which is reported.</summary>
    private static int[] Find(string name, Location place, ArgumentReader arguments, int ownIndex, int reader, IReadOnlyList<LayerDeclaration> layers)
    {
        if (name == LayerNames.Input)
        {
            return [DeclaredLayer.NetworkInput];
        }

        int index = IndexOf(name, layers);
        if (index >= 0 && index < reader)
        {
            return [index];
        }

        if (index >= 0)
        {
            arguments.Report(index == ownIndex ? Descriptors.ReadsItself : Descriptors.ReadsAhead, place, arguments.Subject, name);
        }
        else if (layers.Take(reader).All(static layer => layer.Declared.Layer is not null))
        {
            // Among layers that cannot be told yet, the name may be there.
            arguments.Report(Descriptors.UnknownLayer, place, arguments.Subject, SymbolDisplay.FormatLiteral(name, quote: true), Advice(name, layers.Take(reader)));
        }

        return [];
    }

    private static int IndexOf(string name, IReadOnlyList<LayerDeclaration> layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Advice(string name, IEnumerable<LayerDeclaration> above)
    {
        string[] names = [LayerNames.Input, .. above.Select(static layer => layer.Name)];
        return Spelling.Nearest(name, names) is { } nearest ? $"did you mean \"{nearest}\"?" : $"write one of \"{string.Join("\", \"", names.Skip(Math.Max(0, names.Length - MostNames)))}\"";
    }

    private static void ReportUnused(ArgumentReader from) => from.Report(Descriptors.BranchWithoutLayer, from.LocationOf(), from.Subject);
}
