using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnGen.CodeFixes;

/// <summary>
/// A kind of fix that changes the text of one document. As fixes are changes to the same text, Fix All makes those of all diagnostics at once: nothing is
/// looked at twice, and no fix undoes another.
/// </summary>
public abstract class DocumentFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        FixScope scope = await FixScope.OfAsync(document, context.CancellationToken).ConfigureAwait(false);
        return Apply(document, scope, Fixes(scope, [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)]));
    });

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        FixScope scope = await FixScope.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (DocumentFix fix in Fixes(scope, [diagnostic]))
            {
                CodeAction action = CodeAction.Create(fix.Title, _ => Task.FromResult(Apply(context.Document, scope, [fix])), equivalenceKey: GetType().Name);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>The fixes of diagnostics in one document, in the order of their places; none for a diagnostic without this way out.</summary>
    private protected abstract IEnumerable<DocumentFix> Fixes(FixScope scope, IReadOnlyList<Diagnostic> diagnostics);

    private static Document Apply(Document document, FixScope scope, IEnumerable<DocumentFix> fixes) => document.WithText(
        scope.Text.WithChanges(fixes.SelectMany(static fix => fix.Changes).Distinct().OrderBy(static change => change.Span.Start)));
}
