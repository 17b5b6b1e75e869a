using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Legal, but hardly meant: 100-129.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LayersWithoutCnn = new(
        "CNN100",
        "Layers without a network",
        "'{0}' has layer attributes but no [Cnn], so nothing is generated for it; add [Cnn], or remove them",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN100"));

    public static readonly DiagnosticDescriptor StrideLookalike = new(
        "CNN101",
        "A pool window that looks like a window and a stride",
        "{0}: the window is {1} and so is the stride; if the second number was meant as the stride, write {2}({3}, Stride = {4}), else give the stride",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN101"));
}
