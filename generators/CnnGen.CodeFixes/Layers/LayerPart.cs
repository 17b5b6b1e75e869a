using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes.Layers;

/// <summary>One declaration of a class with some of its layers.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Layers">Its input and layers, in order.</param>
/// <param name="HasInput">Whether the input is among them.</param>
internal sealed record LayerPart(TypeDeclarationSyntax Declaration, IReadOnlyList<AttributeSyntax> Layers, bool HasInput)
{
    public SyntaxTree Tree => Declaration.SyntaxTree;

    /// <summary>The lists that the layers stand in.</summary>
    public IEnumerable<AttributeListSyntax> Lists => Layers.Select(static layer => (AttributeListSyntax)layer.Parent!).Distinct();

    /// <summary>Whether a preprocessor directive stands among the attributes.</summary>
    public bool HasDirectives => Declaration
        .DescendantTrivia(TextSpan.FromBounds(Declaration.SpanStart, Declaration.Keyword.SpanStart))
        .Any(trivia => trivia.IsDirective && trivia.SpanStart >= Declaration.SpanStart && trivia.Span.End <= Declaration.Keyword.SpanStart);
}
