using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>What the arguments of a layer must be: 020-049.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotPositive = new(
        "CNN020",
        "A size or count is not positive",
        "{0}: {1} is {2}; it must be at least 1",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN020"));

    public static readonly DiagnosticDescriptor NegativePads = new(
        "CNN021",
        "Padding is negative",
        "{0}: Pads holds {1}; padding must be at least 0",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN021"));

    public static readonly DiagnosticDescriptor PadsCount = new(
        "CNN022",
        "Padding has the wrong number of values",
        "{0}: Pads holds {1} values; give 1 (all sides), 2 (vertical, horizontal) or 4 (top, left, bottom, right)",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN022"));

    public static readonly DiagnosticDescriptor SizeGivenTwice = new(
        "CNN023",
        "An argument is given twice",
        "{0}: {1} and {2} are both given; give {1} for both axes, or {1}Height and {1}Width",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN023"));

    public static readonly DiagnosticDescriptor PadsBesidePadding = new(
        "CNN024",
        "Padding is given twice",
        "{0}: Pads and Padding are both given; Pads alone sets explicit padding, Padding = {1} computes it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN024"));

    public static readonly DiagnosticDescriptor UnknownEnumValue = new(
        "CNN025",
        "An enum value is not defined",
        "{0}: {1} is {2}, which is not a defined value of {3}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN025"));

    public static readonly DiagnosticDescriptor RateOutOfRange = new(
        "CNN026",
        "A dropout rate is not a probability",
        "{0}: the rate is {1}; it must be between 0 and 1",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN026"));

    public static readonly DiagnosticDescriptor NotFinite = new(
        "CNN027",
        "A number is not finite",
        "{0}: {1} is {2}; it must be finite in single precision",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN027"));

    public static readonly DiagnosticDescriptor EmptyRange = new(
        "CNN028",
        "A range is empty",
        "{0}: min {1} is greater than max {2}; give the smaller one first",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN028"));

    public static readonly DiagnosticDescriptor CeilModeWithSame = new(
        "CNN029",
        "Ceil mode beside Same padding",
        "{0}: CeilMode and Padding.Same are both given; Padding.Same already covers the whole input, so remove CeilMode",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN029"));

    public static readonly DiagnosticDescriptor NullArgument = new(
        "CNN030",
        "An argument is null",
        "{0}: {1} is null; remove it, or give a value",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN030"));

    public static readonly DiagnosticDescriptor ReadsAhead = new(
        "CNN031",
        "A layer reads one that comes later",
        "{0}: {1} stands below and has no output yet; a layer can read only layers above it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN031"));

    public static readonly DiagnosticDescriptor ReadsItself = new(
        "CNN032",
        "A layer reads itself",
        "{0}: a layer cannot read its own output; name a layer above it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN032"));

    public static readonly DiagnosticDescriptor JoinOfOne = new(
        "CNN033",
        "A join without a second input",
        "{0}: {1} joins the layer above with others, and none is named; name at least one",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN033"));

    public static readonly DiagnosticDescriptor BranchWithoutLayer = new(
        "CNN034",
        "A branch without a layer",
        "{0}: no layer reads what it names; put a layer below it, or remove it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN034"));
}
