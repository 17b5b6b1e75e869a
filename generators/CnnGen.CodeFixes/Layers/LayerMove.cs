using CnnGen.CodeFixes.Text;
using CnnGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes.Layers;

/// <summary>The layers of one class on their way into one of its declarations.</summary>
internal sealed class LayerMove
{
    private readonly Solution _solution;
    private readonly Compilation _compilation;
    private readonly IReadOnlyList<LayerPart> _sources;
    private readonly LayerPart _target;

    private LayerMove(Solution solution, Compilation compilation, IReadOnlyList<LayerPart> parts)
    {
        _solution = solution;
        _compilation = compilation;
        LayerPart? withInput = parts.FirstOrDefault(static part => part.HasInput);
        HasInput = withInput is not null;
        _target = withInput ?? parts[0];
        _sources = [.. parts.Where(part => part != _target)];
    }

    /// <summary>Whether the target is the declaration with the input; else it is the first one.</summary>
    public bool HasInput { get; }

    /// <summary>
    /// The move for <paramref name="type"/>; null where it would change what is compiled: across preprocessor directives, or out of a generated file.
    /// </summary>
    public static LayerMove? Of(INamedTypeSymbol type, Compilation compilation, Solution solution, CancellationToken cancellationToken)
    {
        List<SyntaxTree> files = [.. compilation.SyntaxTrees];
        LayerPart[] parts =
        [
            .. AttributeUse.Collect(type, cancellationToken)
                .Where(static use => use.Name is not null && NetworkParser.IsListed(use))
                .GroupBy(static use => use.Declaration)
                .Select(static part => new LayerPart(part.Key, [.. part.Select(static use => use.Syntax)], part.Any(static use => use.Name == KnownNames.Input)))
                .OrderBy(part => files.IndexOf(part.Tree))
                .ThenBy(static part => part.Declaration.SpanStart),
        ];
        bool canMove = parts.Length > 1 && parts.All(part => !part.HasDirectives && solution.GetDocument(part.Tree) is { } and not SourceGeneratedDocument);
        return canMove ? new LayerMove(solution, compilation, parts) : null;
    }

    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        Dictionary<SyntaxTree, List<TextChange>> changes = [];
        List<string> moved = [];
        foreach (LayerPart source in _sources)
        {
            SourceText text = await source.Tree.GetTextAsync(cancellationToken).ConfigureAwait(false);
            AttributeTransplant transplant = new(_compilation, source.Tree, _target.Declaration);
            foreach (AttributeListSyntax list in source.Lists)
            {
                AttributeSyntax[] layers = [.. list.Attributes.Where(source.Layers.Contains)];
                moved.Add(LayerText.Of(text, list, layers, [.. layers.SelectMany(transplant.Renames)]));
            }

            Changes(source.Tree).AddRange(LayerText.Remove(text, source));
        }

        Changes(_target.Tree).Add(LayerText.InsertAfter(await _target.Tree.GetTextAsync(cancellationToken).ConfigureAwait(false), _target.Lists.Last(), moved));
        Solution solution = _solution;
        foreach (KeyValuePair<SyntaxTree, List<TextChange>> file in changes)
        {
            SourceText text = await file.Key.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(
                _solution.GetDocumentId(file.Key)!, text.WithChanges(file.Value.OrderBy(static change => change.Span.Start)));
        }

        return solution;

        List<TextChange> Changes(SyntaxTree tree) => changes.TryGetValue(tree, out List<TextChange>? list) ? list : changes[tree] = [];
    }
}
