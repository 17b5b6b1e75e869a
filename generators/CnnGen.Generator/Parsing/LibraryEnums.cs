using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Parsing;

/// <summary>The library's enums where they are written: <c>Padding</c> is also a type of Windows Forms, of Spectre.Console and of others.</summary>
internal static class LibraryEnums
{
    /// <summary>Whether <c>type.value</c> at a place means the library's.</summary>
    public static bool IsMeant(SemanticModel model, int position, string type, string value)
    {
        ISymbol? field = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression($"{type}.{value}"), SpeculativeBindingOption.BindAsExpression).Symbol;
        return field?.ContainingType?.ToDisplayString() == $"{KnownNames.Namespace}.{type}";
    }
}
