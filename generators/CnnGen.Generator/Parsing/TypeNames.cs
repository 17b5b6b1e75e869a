using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Parsing;

/// <summary>Names as they are written in code.</summary>
internal static class TypeNames
{
    /// <summary>An identifier, with <c>@</c> before every word that means something else anywhere in C#.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;

    /// <summary>The full name of a namespace; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol? symbol)
    {
        string name = "";
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
        {
            name = name.Length == 0 ? Escape(symbol.Name) : Escape(symbol.Name) + "." + name;
        }

        return name;
    }
}
