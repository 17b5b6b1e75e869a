using System.Collections.Immutable;
using System.Composition;
using CnnGen.CodeFixes.Text;
using CnnGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.CodeFixes;

/// <summary>Pads an input that is smaller than a kernel or pool window; explicit padding gives way to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSamePaddingFix)), Shared]
public sealed class UseSamePaddingFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.WindowDoesNotFit.Id];

    private protected override IEnumerable<DocumentFix> Fixes(FixScope scope, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FittingArguments.Padding, out string? mode) && scope.NodeAt<AttributeSyntax>(diagnostic.Location) is { } layer)
            {
                string same = LibraryNames.EnumValue(scope.Model, layer, "Padding", mode!);
                yield return new DocumentFix(
                    "Use Padding.Same", AttributeText.SetArgument(scope.Text, layer, FittingArguments.Padding, same, instead: "Pads"));
            }
        }
    }
}
