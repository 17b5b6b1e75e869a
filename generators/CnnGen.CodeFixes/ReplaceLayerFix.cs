using System.Collections.Immutable;
using System.Composition;
using CnnGen.CodeFixes.Text;
using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes;

/// <summary>Puts our layer in the place of Keras' or PyTorch's, with its numbers in our order.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceLayerFix)), Shared]
public sealed class ReplaceLayerFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ForeignLayer.Id];

    private protected override IEnumerable<DocumentFix> Fixes(FixScope scope, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(nameof(Counterpart.Ours), out string? ours) && scope.NodeAt<AttributeSyntax>(diagnostic.Location) is { } layer)
            {
                TextChange renamed = new(layer.Name.Span, LibraryNames.Attribute(scope.Model, layer, ours!));
                yield return new DocumentFix($"Replace it with {ours}", [renamed, .. Arguments(scope.Model, layer, ours!, diagnostic.Properties[nameof(Counterpart.Arguments)]!)]);
            }
        }
    }

    private static IEnumerable<TextChange> Arguments(SemanticModel model, AttributeSyntax layer, string ours, string order)
    {
        AttributeArgumentSyntax[] numbers = [.. (layer.ArgumentList?.Arguments ?? default).TakeWhile(static argument => argument is { NameColon: null, NameEquals: null })];
        if (order == nameof(ForeignArguments.InputsFirst) && numbers.Length > FewestArguments(model, ours))
        {
            return [new TextChange(TextSpan.FromBounds(numbers[0].SpanStart, numbers[1].SpanStart), "")];
        }

        return order == nameof(ForeignArguments.SizeThenStride) && numbers.Length == 2
            ? [new TextChange(new TextSpan(numbers[1].SpanStart, 0), "Stride = ")]
            : [];
    }

    private static int FewestArguments(SemanticModel model, string ours) => model.Compilation
        .GetTypeByMetadataName($"{KnownNames.Namespace}.{ours}Attribute")!
        .InstanceConstructors.Min(static constructor => constructor.Parameters.Length);
}
