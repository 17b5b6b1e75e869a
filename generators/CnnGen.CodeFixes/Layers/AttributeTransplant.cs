using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes.Layers;

/// <summary>Keeps the meaning of attributes that move to another declaration, whose file may have other usings.</summary>
/// <param name="compilation">Holds both.</param>
/// <param name="source">The file that they come from.</param>
/// <param name="target">The declaration that they go to.</param>
internal sealed class AttributeTransplant(Compilation compilation, SyntaxTree source, TypeDeclarationSyntax target)
{
    private const string Suffix = "Attribute";

    private readonly SemanticModel _here = compilation.GetSemanticModel(source);
    private readonly SemanticModel _there = compilation.GetSemanticModel(target.SyntaxTree);

    /// <summary>The names in <paramref name="attribute"/> that mean something else there, in full.</summary>
    public IEnumerable<TextChange> Renames(AttributeSyntax attribute)
    {
        // A node that belongs to a file cannot be asked what it would mean elsewhere; a copy can.
        AttributeSyntax copy = attribute.WithAdditionalAnnotations(new SyntaxAnnotation());
        if (!_there.TryGetSpeculativeSemanticModel(target.SpanStart, copy, out SemanticModel? speculative))
        {
            yield break;
        }

        foreach ((NameSyntax name, NameSyntax copied) in FirstNames(attribute).Zip(FirstNames(copy), static (name, copied) => (name, copied)))
        {
            if (_here.GetSymbolInfo(name).Symbol is { } symbol
                && !SymbolEqualityComparer.Default.Equals(symbol, speculative.GetSymbolInfo(copied).Symbol)
                && InFull(symbol) is { } full)
            {
                yield return new TextChange(name.Span, full);
            }
        }
    }

    /// <summary>The names that are looked up in scope: the first of each dotted one, and no parameter or property.</summary>
    private static IEnumerable<NameSyntax> FirstNames(AttributeSyntax attribute) => attribute.DescendantNodes().OfType<NameSyntax>().Where(static name => name.Parent switch
    {
        _ when name is QualifiedNameSyntax => false,
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberAccessExpressionSyntax access => access.Expression == name,
        AliasQualifiedNameSyntax or NameEqualsSyntax or NameColonSyntax => false,
        _ => true,
    });

    private static string? InFull(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } attribute } => WithoutSuffix(InFull(attribute)!),
        INamespaceOrTypeSymbol => symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        IFieldSymbol { IsStatic: true } => $"{InFull(symbol.ContainingType)}.{symbol.Name}",
        _ => null,
    };

    private static string WithoutSuffix(string attribute) =>
        attribute.EndsWith(Suffix, StringComparison.Ordinal) ? attribute.Substring(0, attribute.Length - Suffix.Length) : attribute;
}
