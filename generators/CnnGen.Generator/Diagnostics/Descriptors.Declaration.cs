using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>What the class and its attributes must be: 001-019.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        "CNN001",
        "The class is not partial",
        "'{0}' must be partial, so that the network's code can be added to it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN001"));

    public static readonly DiagnosticDescriptor OuterNotPartial = new(
        "CNN002",
        "A containing type is not partial",
        "'{0}' must be partial, because the network '{1}' is nested in it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN002"));

    public static readonly DiagnosticDescriptor Generic = new(
        "CNN003",
        "The class is generic",
        "'{0}' is generic, or nested in a generic type; a network has one shape, so declare a class without type parameters",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN003"));

    public static readonly DiagnosticDescriptor Static = new(
        "CNN004",
        "The class is static",
        "'{0}' is static; a network is an object with its own parameters, so remove 'static'",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN004"));

    public static readonly DiagnosticDescriptor Abstract = new(
        "CNN005",
        "The class is abstract",
        "'{0}' is abstract; a network must be instantiable, so remove 'abstract'",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN005"));

    public static readonly DiagnosticDescriptor Record = new(
        "CNN006",
        "The class is a record",
        "'{0}' is a record; a network compares by reference, so declare a class",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN006"));

    public static readonly DiagnosticDescriptor FileLocal = new(
        "CNN007",
        "The class is file-local",
        "'{0}' is file-local, or nested in a file-local type, and cannot be extended from another file; remove 'file'",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN007"));

    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        "CNN008",
        "The class has a primary constructor",
        "'{0}' has a primary constructor; declare ordinary constructors that chain to ': this(seed)'",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN008"));

    public static readonly DiagnosticDescriptor ConstructorDoesNotChain = new(
        "CNN009",
        "A constructor does not chain to the generated one",
        "this constructor of '{0}' must chain to the generated one with ': this(seed)', which creates the parameters",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN009"));

    public static readonly DiagnosticDescriptor NoInput = new(
        "CNN010",
        "The network has no input",
        "'{0}' has no input; put [Input(height, width, channels)] or [Input(features)] before its first layer",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN010"));

    public static readonly DiagnosticDescriptor InputNotFirst = new(
        "CNN011",
        "The input is not first",
        "the [Input] of '{0}' must stand before its first layer; it is declared after {1}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN011"));

    public static readonly DiagnosticDescriptor NoLayers = new(
        "CNN012",
        "The network has no layers",
        "'{0}' has no layers; put at least one, such as [Dense(10)], after its [Input]",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN012"));

    public static readonly DiagnosticDescriptor Scattered = new(
        "CNN013",
        "The layers are spread over several declarations",
        "'{0}' has layers in several partial declarations, which have no order among them; move them all into one",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN013"));

    public static readonly DiagnosticDescriptor BaseConstructor = new(
        "CNN014",
        "The base class has no usable constructor",
        "'{0}' needs a constructor without parameters in its base class '{1}', because the generated constructor calls it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN014"));

    public static readonly DiagnosticDescriptor RequiredMember = new(
        "CNN015",
        "The class has a required member",
        "'{0}' has the required member '{1}', which a network created from its seed alone does not set; remove 'required'",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN015"));

    public static readonly DiagnosticDescriptor OwnSeedConstructor = new(
        "CNN016",
        "The class declares the generated constructor",
        "'{0}' declares a constructor with a single int, which is the generated one; remove it, or give it other parameters",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN016"));

    public static readonly DiagnosticDescriptor DerivedNetwork = new(
        "CNN017",
        "The class derives from another network",
        "'{0}' derives from the network '{1}'; a network has one declaration, so derive from another class",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN017"));

    public static readonly DiagnosticDescriptor OldLanguage = new(
        "CNN018",
        "The language version is too old",
        "'{0}' needs C# {1} or newer for its generated code, and this project is compiled as C# {2}; set LangVersion, or remove it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN018"));

    public static readonly DiagnosticDescriptor AliasedLibrary = new(
        "CNN019",
        "The library has an alias alone",
        "'{0}' cannot be generated, because this project references the library CnnGen under the alias '{1}' alone; write Aliases=\"global,{1}\" on the reference",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN019"));
}
