using System.Collections.Immutable;
using System.Composition;
using CnnGen.CodeFixes.Layers;
using CnnGen.CodeFixes.Text;
using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.CodeFixes;

/// <summary>Gives a layer whose name or member is taken the next free name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameLayerFix)), Shared]
public sealed class RenameLayerFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.DuplicateName.Id, Descriptors.DuplicateMember.Id, Descriptors.MemberExists.Id, Descriptors.ReservedMember.Id];

    private protected override IEnumerable<DocumentFix> Fixes(FixScope scope, IReadOnlyList<Diagnostic> diagnostics)
    {
        Dictionary<ISymbol, NetworkNames> networks = new(SymbolEqualityComparer.Default);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (scope.NodeAt<AttributeSyntax>(diagnostic.Location) is not { Parent.Parent: TypeDeclarationSyntax declaration } layer
                || scope.Model.GetDeclaredSymbol(declaration, scope.CancellationToken) is not { } type)
            {
                continue;
            }

            if (!networks.TryGetValue(type, out NetworkNames? names))
            {
                NetworkDeclaration? network = NetworkParser.Parse(type, scope.Model.Compilation, scope.CancellationToken);
                names = networks[type] = new NetworkNames(type, network?.Layers ?? []);
            }

            if (names.NameOf(layer) is { } name)
            {
                string free = names.NextFree(name);
                yield return new DocumentFix(
                    $"Rename the layer to '{free}'", AttributeText.SetArgument(scope.Text, layer, "Name", SymbolDisplay.FormatLiteral(free, quote: true)));
            }
        }
    }
}
