using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Names of layers and members: 080-089.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidName = new(
        "CNN080",
        "A layer name is not valid",
        "{0}: the name {1} is not valid; use letters, digits, '_' and '.'",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN080"));

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "CNN081",
        "Two layers have one name",
        "{0}: another layer is already called {0}; give this one a Name of its own",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN081"));

    public static readonly DiagnosticDescriptor DuplicateMember = new(
        "CNN082",
        "Two layers have one member",
        "{0}: its member would be {1}, which is already the member of {2}; give it another Name",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN082"));

    public static readonly DiagnosticDescriptor MemberExists = new(
        "CNN083",
        "A layer has the name of a member",
        "{0}: its member would be {1}, which '{2}' already has; give the layer another Name, or rename the member",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN083"));

    public static readonly DiagnosticDescriptor ReservedMember = new(
        "CNN084",
        "A layer has the name of a generated member",
        "{0}: its member would be {1}, which every network has; give the layer another Name",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN084"));

    public static readonly DiagnosticDescriptor GeneratedMemberExists = new(
        "CNN085",
        "A member has the name of a generated one",
        "'{0}' already has a member {1}, which is generated for every network; rename it",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN085"));

    public static readonly DiagnosticDescriptor NameTooLong = new(
        "CNN086",
        "A layer name is too long",
        "{0}: the name has {1} characters; at most {2} are supported",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN086"));

    public static readonly DiagnosticDescriptor NamespaceTaken = new(
        "CNN087",
        "A type stands where generated code belongs",
        "the generated code of '{0}' belongs in the namespace {1}, where the type '{2}' is in its way; rename that type, or move it to another namespace",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN087"));

    public static readonly DiagnosticDescriptor ClassNamedLikeMember = new(
        "CNN088",
        "The class has the name of a generated member",
        "'{0}' is also the name of a member that is generated for every network, and C# allows no member with the name of its class; rename the class",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN088"));

    public static readonly DiagnosticDescriptor UnknownLayer = new(
        "CNN089",
        "A name that no layer has",
        "{0}: no layer above is called {1}; {2}",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN089"));
}
