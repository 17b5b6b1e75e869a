using System.Collections.Immutable;
using System.Composition;
using CnnGen.CodeFixes.Text;
using CnnGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.CodeFixes;

/// <summary>Removes a softmax that follows another one, or that another layer follows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveSoftmaxFix)), Shared]
public sealed class RemoveSoftmaxFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.SoftmaxTwice.Id, Descriptors.SoftmaxInside.Id];

    private protected override IEnumerable<DocumentFix> Fixes(FixScope scope, IReadOnlyList<Diagnostic> diagnostics)
    {
        string title = $"Remove the {(diagnostics.Any(static diagnostic => diagnostic.Id == Descriptors.SoftmaxTwice.Id) ? "second" : "inner")} softmax";

        // Class by class, as neighbours share the comma or the spaces between them.
        return diagnostics
            .Select(diagnostic => scope.NodeAt<AttributeSyntax>(diagnostic.Location))
            .OfType<AttributeSyntax>()
            .Distinct()
            .GroupBy(static softmax => (TypeDeclarationSyntax)softmax.Parent!.Parent!)
            .Select(network => new DocumentFix(title, AttributeText.Remove(scope.Text, network.Key, [.. network])));
    }
}
