using System.Collections.Immutable;
using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.Generator.Diagnostics;

/// <summary>
/// What a layer of another library's is called here, beside the compiler's error, which proposes a using directive. With such an error a build does not come to
/// its analyzers: there the generator says it, and in an editor the analyzer, for the sake of the code fix.
/// </summary>
internal static class ForeignLayerMessage
{
    public static void Report(AttributeUse use, NetworkDeclaration network)
    {
        string name = use.SimpleName;
        if (ForeignLayers.Find(name) is not { } counterpart)
        {
            return;
        }

        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (counterpart.IsThere)
        {
            properties = properties.Add(nameof(Counterpart.Ours), counterpart.Ours).Add(nameof(Counterpart.Arguments), counterpart.Arguments.ToString());
        }

        Location location = use.Syntax.Name.GetLocation();
        network.Faults.Report(Diagnostic.Create(Descriptors.ForeignLayer, location, properties, name, counterpart.Advice));
        FileLinePositionSpan lines = location.GetLineSpan();
        network.Foreign.Add(new ForeignLayer(
            name, counterpart.Advice, lines.Path, location.SourceSpan.Start, location.SourceSpan.Length,
            lines.StartLinePosition.Line, lines.StartLinePosition.Character, lines.EndLinePosition.Line, lines.EndLinePosition.Character));
    }

    /// <summary>As above, for the generator.</summary>
    public static Diagnostic Of(ForeignLayer layer) => Diagnostic.Create(
        Descriptors.ForeignLayer,
        Location.Create(
            layer.Path,
            new TextSpan(layer.Start, layer.Length),
            new LinePositionSpan(new LinePosition(layer.StartLine, layer.StartColumn), new LinePosition(layer.EndLine, layer.EndColumn))),
        layer.Name, layer.Advice);
}
