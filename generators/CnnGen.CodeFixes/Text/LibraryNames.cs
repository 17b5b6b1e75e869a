using CnnGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.CodeFixes.Text;

/// <summary>Names of the library as they can be written at a place: as briefly as its neighbours, or in full where that means something else.</summary>
internal static class LibraryNames
{
    /// <summary>A layer attribute beside another one.</summary>
    public static string Attribute(SemanticModel model, AttributeSyntax neighbour, string name)
    {
        string qualifier = neighbour.Name switch
        {
            QualifiedNameSyntax qualified => $"{qualified.Left}.",
            AliasQualifiedNameSyntax qualified => $"{qualified.Alias}::",
            _ => "",
        };
        AttributeSyntax brief = SyntaxFactory.Attribute(SyntaxFactory.ParseName(qualifier + name));
        SymbolInfo bound = model.GetSpeculativeSymbolInfo(neighbour.Parent!.Parent!.SpanStart, brief);
        // Without its arguments it may fit none of its constructors.
        ISymbol? constructor = bound.Symbol ?? bound.CandidateSymbols.FirstOrDefault();
        return constructor?.ContainingType?.ToDisplayString() == $"{KnownNames.Namespace}.{name}Attribute" ? qualifier + name : $"global::{KnownNames.Namespace}.{name}";
    }

    /// <summary>An enum's value in an argument of an attribute.</summary>
    public static string EnumValue(SemanticModel model, AttributeSyntax place, string type, string value)
    {
        string brief = $"{type}.{value}";
        return LibraryEnums.IsMeant(model, place.SpanStart, type, value) ? brief : $"global::{KnownNames.Namespace}.{brief}";
    }
}
