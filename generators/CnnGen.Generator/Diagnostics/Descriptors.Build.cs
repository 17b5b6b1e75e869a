using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>What a project must have: 150-169.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor OldTarget = new(
        "CNN150",
        "The target framework is too old",
        "'{0}' needs .NET 9 or newer for its generated code, and this project's framework has no {1}; set TargetFramework to net9.0 or newer",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN150"));

    public static readonly DiagnosticDescriptor NoLibrary = new(
        "CNN151",
        "The library is not referenced",
        "'{0}' needs the library CnnGen for its generated code, and this project has no {1}; reference the package CnnGen",
        Help.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN151"));
}
