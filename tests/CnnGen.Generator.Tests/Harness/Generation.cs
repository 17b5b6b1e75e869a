using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Tests.Harness;

/// <summary>One run of the generator.</summary>
/// <param name="Output">The compilation with the generated files.</param>
/// <param name="Result">The generator's own result.</param>
internal sealed record Generation(Compilation Output, GeneratorRunResult Result)
{
    public ImmutableArray<GeneratedSourceResult> Files => Result.GeneratedSources;

    public static Generation Run(params string[] sources) => Run(Compile.Sources(sources));

    /// <param name="compilation">The user's code.</param>
    /// <param name="headers">Of the weight files that the project builds in.</param>
    public static Generation Run(CSharpCompilation compilation, params AdditionalText[] headers) =>
        Run(NewDriver().WithUpdatedParseOptions(compilation.SyntaxTrees[0].Options).AddAdditionalTexts([.. headers]), compilation, out _);

    public static Generation Run(GeneratorDriver driver, Compilation compilation, out GeneratorDriver next)
    {
        next = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics, TestContext.Current.CancellationToken);
        GeneratorRunResult result = next.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.All(diagnostics, static diagnostic => Assert.Equal("CNN116", diagnostic.Id)); // all else is the analyzer's
        return new Generation(output, result);
    }

    /// <summary>A driver as a build has it.</summary>
    /// <param name="disabled">What is not run: an editor may leave out <see cref="IncrementalGeneratorOutputKind.Implementation"/>.</param>
    public static GeneratorDriver NewDriver(IncrementalGeneratorOutputKind disabled = IncrementalGeneratorOutputKind.None) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: Compile.ParseOptions,
        driverOptions: new GeneratorDriverOptions(disabled, trackIncrementalGeneratorSteps: true));

    /// <summary>What the C# compiler says about a compilation that holds the generated code; hidden diagnostics aside.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics() =>
        Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);

    /// <summary>The text that a static property of an emitted class gives.</summary>
    public string Text(INamedTypeSymbol type, string property)
    {
        SyntaxNode declaration = Assert.Single(Assert.IsAssignableFrom<IPropertySymbol>(Assert.Single(type.GetMembers(property))).DeclaringSyntaxReferences)
            .GetSyntax(TestContext.Current.CancellationToken);
        ExpressionSyntax value = Assert.IsType<PropertyDeclarationSyntax>(declaration).ExpressionBody!.Expression;
        return Assert.IsType<string>(Output.GetSemanticModel(value.SyntaxTree).GetConstantValue(value, TestContext.Current.CancellationToken).Value);
    }
}
