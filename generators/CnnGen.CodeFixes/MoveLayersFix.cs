using System.Collections.Immutable;
using System.Composition;
using CnnGen.CodeFixes.Layers;
using CnnGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.CodeFixes;

/// <summary>
/// Moves the layers of a network that are spread over several partial declarations, in one file or several, behind those of the declaration with
/// <c>[Input]</c> (else of the first); those of the others follow in source order, file by file.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveLayersFix)), Shared]
public sealed class MoveLayersFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.Scattered.Id];

    /// <summary>None: each network's order is for its user to look at.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        FixScope scope = await FixScope.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (scope.NodeAt<TypeDeclarationSyntax>(diagnostic.Location) is { } declaration
                && scope.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is { } type
                && LayerMove.Of(type, scope.Model.Compilation, context.Document.Project.Solution, context.CancellationToken) is { } move)
            {
                string title = $"Move the layers into the {(move.HasInput ? "declaration with [Input]" : "first declaration")}";
                context.RegisterCodeFix(CodeAction.Create(title, move.ApplyAsync, equivalenceKey: nameof(MoveLayersFix)), diagnostic);
            }
        }
    }
}
