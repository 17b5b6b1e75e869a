using System.Collections.Immutable;
using System.Composition;
using CnnGen.CodeFixes.Text;
using CnnGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.CodeFixes;

/// <summary>Puts <c>[Flatten]</c> before a dense layer that gets spatial data.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddFlattenFix)), Shared]
public sealed class AddFlattenFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.DenseOnSpatialData.Id];

    private protected override IEnumerable<DocumentFix> Fixes(FixScope scope, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (scope.NodeAt<AttributeSyntax>(diagnostic.Location) is { } dense)
            {
                string flatten = LibraryNames.Attribute(scope.Model, dense, "Flatten");
                yield return new DocumentFix("Add [Flatten] before the dense layer", [AttributeText.InsertBefore(scope.Text, dense, flatten)]);
            }
        }
    }
}
