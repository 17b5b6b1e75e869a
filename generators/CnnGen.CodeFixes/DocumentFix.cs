using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes;

/// <summary>What a fix says that it does, and the changes that do it.</summary>
internal sealed record DocumentFix(string Title, IEnumerable<TextChange> Changes);

/// <summary>The file that fixes look at.</summary>
/// <param name="Root">Its syntax.</param>
/// <param name="Text">Its text.</param>
/// <param name="Model">What it means.</param>
/// <param name="CancellationToken">Ends the work.</param>
internal sealed record FixScope(SyntaxNode Root, SourceText Text, SemanticModel Model, CancellationToken CancellationToken)
{
    public static async Task<FixScope> OfAsync(Document document, CancellationToken cancellationToken)
    {
        // A C# document has all three.
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return new FixScope(root!, text, model!, cancellationToken);
    }

    /// <summary>The node of a kind that a place lies in; null where there is none.</summary>
    public T? NodeAt<T>(Location location)
        where T : SyntaxNode => Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
}
