using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Losses: 090-099.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LabelSmoothingOutOfRange = new(
        "CNN090",
        "The label smoothing is out of range",
        "the LabelSmoothing of '{0}' is {1}; it must be at least 0 and less than 1",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN090"));

    public static readonly DiagnosticDescriptor DeltaOutOfRange = new(
        "CNN091",
        "The delta is out of range",
        "the Delta of '{0}' is {1}; it must be greater than 0 and finite in single precision",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN091"));

    public static readonly DiagnosticDescriptor BinaryCrossEntropyAfterSoftmax = new(
        "CNN092",
        "Binary cross entropy after a softmax",
        "'{0}' ends in the softmax {1}, whose outputs sum to 1; use Loss.CrossEntropy, or [Sigmoid] in place of [Softmax]",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN092"));

    public static readonly DiagnosticDescriptor UnusedLabelSmoothing = new(
        "CNN093",
        "The loss has no label smoothing",
        "'{0}' gives LabelSmoothing to {1}; only Loss.CrossEntropy has it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN093"));

    public static readonly DiagnosticDescriptor UnusedDelta = new(
        "CNN094",
        "The loss has no delta",
        "'{0}' gives Delta to {1}; only Loss.Huber has it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN094"));
}
