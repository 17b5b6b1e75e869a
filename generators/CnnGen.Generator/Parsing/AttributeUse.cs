using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>One of our attributes on a class, as bound and as written.</summary>
/// <param name="Name">The attribute class's name; null where it is not resolved, as in half-typed code.</param>
/// <param name="Data">Its values.</param>
/// <param name="Syntax">Its order, places, and which arguments are given.</param>
/// <param name="Declaration">The part of the class it stands on.</param>
internal sealed record AttributeUse(string? Name, AttributeData Data, AttributeSyntax Syntax, TypeDeclarationSyntax Declaration)
{
    public Location Location => Syntax.GetLocation();

    /// <summary>The attributes of <paramref name="type"/> that are ours or not resolved, each part's in the order written.</summary>
    public static List<AttributeUse> Collect(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        List<AttributeUse> uses = [];
        foreach (AttributeData data in type.GetAttributes())
        {
            bool isUnresolved = data.AttributeClass is null or { TypeKind: TypeKind.Error };
            if ((isUnresolved || IsOurs(data.AttributeClass!))
                && data.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { Parent.Parent: TypeDeclarationSyntax declaration } syntax)
            {
                uses.Add(new AttributeUse(isUnresolved ? null : data.AttributeClass!.Name, data, syntax, declaration));
            }
        }

        return [.. uses.OrderBy(static use => use.Syntax.SpanStart)];
    }

    private static bool IsOurs(INamedTypeSymbol attribute) =>
        attribute is { Arity: 0, ContainingType: null, ContainingNamespace: { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } };
}
