using System.Collections.Immutable;
using System.Composition;
using CnnGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnGen.CodeFixes;

/// <summary>Cuts a kernel or pool window to the largest that fits; a square one stays square.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CutKernelFix)), Shared]
public sealed class CutKernelFix : DocumentFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.WindowDoesNotFit.Id];

    private protected override IEnumerable<DocumentFix> Fixes(FixScope scope, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            ImmutableDictionary<string, string?> sizes = diagnostic.Properties.Remove(FittingArguments.Padding);
            if (sizes.IsEmpty
                || scope.NodeAt<AttributeSyntax>(diagnostic.Location) is not { ArgumentList: { } arguments } layer
                || scope.Model.GetSymbolInfo(layer, scope.CancellationToken).Symbol is not IMethodSymbol constructor)
            {
                continue;
            }

            // In the order of the parameters: height before width.
            (string Name, string Value)[] cut =
                [.. constructor.Parameters.Where(parameter => sizes.ContainsKey(parameter.Name)).Select(parameter => (parameter.Name, sizes[parameter.Name]!))];
            yield return new DocumentFix(
                Title(cut), cut.Select(size => new TextChange(ArgumentOf(size.Name, constructor, arguments).Expression.Span, size.Value)).ToArray());
        }
    }

    private static AttributeArgumentSyntax ArgumentOf(string parameter, IMethodSymbol constructor, AttributeArgumentListSyntax list) =>
        list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter)
        ?? list.Arguments[constructor.Parameters.First(each => each.Name == parameter).Ordinal];

    private static string Title((string Name, string Value)[] cut)
    {
        string name = cut[0].Name;
        string noun = name.StartsWith("pool", StringComparison.Ordinal) ? "window" : "kernel";
        string part = name.EndsWith("Height", StringComparison.Ordinal) ? "'s height" : name.EndsWith("Width", StringComparison.Ordinal) ? "'s width" : "";
        return cut.Length == 1 ? $"Cut the {noun}{part} to {cut[0].Value}" : $"Cut the {noun} to {cut[0].Value}x{cut[1].Value}";
    }
}
