using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Layers that do not fit what comes in, and networks that do not fit their budget: 050-079.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor WindowDoesNotFit = new(
        "CNN050",
        "A kernel does not fit the input",
        "{0}: a {1} {2} does not fit the {3}; use {4}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN050"));

    public static readonly DiagnosticDescriptor GroupsDoNotDivideChannels = new(
        "CNN051",
        "The groups do not divide the channels",
        "{0}: {1} groups do not divide the {2} channels of the {3}; use {4}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN051"));

    public static readonly DiagnosticDescriptor GroupsDoNotDivideFilters = new(
        "CNN052",
        "The groups do not divide the filters",
        "{0}: {1} groups do not divide the {2} filters; use {3}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN052"));

    public static readonly DiagnosticDescriptor DenseOnSpatialData = new(
        "CNN053",
        "A dense layer gets spatial data",
        "{0}: a dense layer needs flat data and gets the {1}; put [Flatten] ({2} features) or [GlobalAveragePool2D] ({3} features) before it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN053"));

    public static readonly DiagnosticDescriptor SpatialLayerOnFlatData = new(
        "CNN054",
        "A layer of feature maps gets flat data",
        "{0}: {1} needs height x width x channels and gets the {2}; {3}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN054"));

    public static readonly DiagnosticDescriptor TooManyElements = new(
        "CNN055",
        "A shape has too many elements",
        "{0}: {1} {2} elements; at most {3} fit one array",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN055"));

    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "CNN056",
        "The network has too many parameters",
        "{0}: it brings the parameters to {1} stored values; at most {2} fit one array",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN056"));

    public static readonly DiagnosticDescriptor PoolPadsTooLarge = new(
        "CNN057",
        "The padding of a pool is more than half its window",
        "{0}: Pads of {1} are more than half the {2} window; use at most {3}, or {4}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN057"));

    public static readonly DiagnosticDescriptor OverParameterBudget = new(
        "CNN058",
        "The network has more parameters than its budget",
        "'{0}' has {1} parameters and a budget of {2}; heaviest: {3}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN058"));

    public static readonly DiagnosticDescriptor OverScratchBudget = new(
        "CNN059",
        "The network needs more scratch than its budget",
        "'{0}' needs {1} bytes of scratch for one sample and has a budget of {2}; largest outputs, in bytes: {3}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN059"));

    public static readonly DiagnosticDescriptor OverMultiplyAddBudget = new(
        "CNN060",
        "The network computes more than its budget",
        "'{0}' needs {1} multiply-adds per sample and has a budget of {2}; heaviest: {3}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN060"));

    public static readonly DiagnosticDescriptor AddOfDifferentShapes = new(
        "CNN061",
        "An addition of different shapes",
        "{0}: the {1} and the {2} cannot be added, as their shapes differ; {3}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN061"));

    public static readonly DiagnosticDescriptor ConcatenationOfDifferentMaps = new(
        "CNN062",
        "A concatenation of different maps",
        "{0}: the {1} and the {2} cannot be concatenated, as {3}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN062"));

    public static readonly DiagnosticDescriptor MultiplicationOfDifferentShapes = new(
        "CNN063",
        "A multiplication of different shapes",
        "{0}: the {1} and the {2} cannot be multiplied; their shapes must be equal, or one must be flat or a single pixel with as many channels as the other",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN063"));
}
