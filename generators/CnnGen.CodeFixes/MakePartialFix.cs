using System.Collections.Immutable;
using System.Composition;
using CnnGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes;

/// <summary>Makes a network and all types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NotPartial.Id, Descriptors.OuterNotPartial.Id];

    private protected override IEnumerable<DocumentFix> Fixes(FixScope scope, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // A type around a network is reported with the network as its additional location.
            Location network = diagnostic.AdditionalLocations.FirstOrDefault() ?? diagnostic.Location;
            TypeDeclarationSyntax[] types =
            [
                .. scope.Root.FindNode(network.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
                    .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
                    .Reverse(),
            ];
            if (types.Length > 0)
            {
                // C# wants 'partial' last, right before the keyword.
                yield return new DocumentFix(
                    $"Make {Names(types)} partial", types.Select(static type => new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial ")));
            }
        }
    }

    private static string Names(TypeDeclarationSyntax[] types)
    {
        string[] names = [.. types.Select(static type => $"'{type.Identifier.ValueText}'")];
        string last = names[names.Length - 1];
        return names.Length == 1 ? last : $"{string.Join(", ", names, 0, names.Length - 1)} and {last}";
    }
}
