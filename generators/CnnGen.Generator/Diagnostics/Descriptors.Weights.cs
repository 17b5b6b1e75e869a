using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Weights that the project builds in: 156-169. The build itself reports 152-155, 163, and 162 where both files name the network alike.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor WeightsUnreadable = new(
        "CNN156",
        "The weights are no safetensors file",
        "{0}: {1}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN156"));

    public static readonly DiagnosticDescriptor WeightsLackTensor = new(
        "CNN157",
        "The weights lack a tensor",
        "{0}: {1} has no tensor {2}, which must be {3}; it has {4}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN157"));

    public static readonly DiagnosticDescriptor WeightsHaveMore = new(
        "CNN158",
        "The weights contain a tensor that the network does not have",
        "'{0}' has no tensor {1}, which {2} has as {3}; it has {4}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN158"));

    public static readonly DiagnosticDescriptor WeightsOfAnotherShape = new(
        "CNN159",
        "A tensor of the weights has another shape",
        "{0}: {1} is {2}, and {3} has {4}; change the layer, or train again",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN159"));

    public static readonly DiagnosticDescriptor WeightsOfAnotherType = new(
        "CNN160",
        "A tensor of the weights has another type",
        "{0}: {1} is {2}, and {3} has {4}; save the weights as float32",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN160"));

    public static readonly DiagnosticDescriptor WeightsOfNoNetwork = new(
        "CNN161",
        "The weights are for no network of the project",
        "{0} is for '{1}', which must name one network; use the full name if several networks share it; the project's networks are: {2}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN161"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor WeightsTwice = new(
        "CNN162",
        "A network has two files with weights",
        "'{0}' has several files with weights: {1}; keep one",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN162"));

    public static readonly DiagnosticDescriptor WeightsWithPrefix = new(
        "CNN164",
        "All names of the weights begin with a prefix",
        "every name in {0} begins with '{1}', and no name of '{2}' does; "
        + "load it once with Parameters.Load(\"{0}\", new LoadOptions {{ Prefix = \"{1}\" }}), and save it again",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN164"));
}
