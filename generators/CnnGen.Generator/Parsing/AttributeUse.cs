using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>One of our attributes on a class, as bound and as written.</summary>
/// <param name="Name">The attribute class's name; null where it is not resolved, as in half-typed code.</param>
/// <param name="Data">Its values.</param>
/// <param name="Syntax">Its order, places, and which arguments are given.</param>
/// <param name="Declaration">The part of the class it stands on.</param>
/// <param name="Compilation">What it is compiled with.</param>
internal sealed record AttributeUse(string? Name, AttributeData Data, AttributeSyntax Syntax, TypeDeclarationSyntax Declaration, Compilation Compilation)
{
    private const string Suffix = "Attribute";

    public Location Location => Syntax.GetLocation();

    /// <summary>The name as written, without what qualifies it and without <c>Attribute</c> at its end.</summary>
    public string SimpleName
    {
        get
        {
            SimpleNameSyntax name = Syntax.Name switch
            {
                QualifiedNameSyntax qualified => qualified.Right,
                AliasQualifiedNameSyntax qualified => qualified.Name,
                _ => (SimpleNameSyntax)Syntax.Name,
            };
            string text = name.Identifier.ValueText;
            return text.EndsWith(Suffix, StringComparison.Ordinal) ? text.Substring(0, text.Length - Suffix.Length) : text;
        }
    }

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
                uses.Add(new AttributeUse(isUnresolved ? null : data.AttributeClass!.Name, data, syntax, declaration, ((ISourceAssemblySymbol)type.ContainingAssembly).Compilation));
            }
        }

        return [.. uses.OrderBy(static use => use.Syntax.SpanStart)];
    }

    private static bool IsOurs(INamedTypeSymbol attribute) =>
        attribute is { Arity: 0, ContainingType: null, ContainingNamespace: { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } };
}
