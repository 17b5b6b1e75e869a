using System.Collections.Immutable;
using CnnGen.Generator.Model;
using CnnGen.Generator.Parsing;
using CnnGen.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Reports what is wrong with a network where it is declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A network in a generated file is as wrong as any, and nobody else would say so.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (NetworkParser.Parse(type, context.Compilation, context.CancellationToken) is not { } declaration)
        {
            OrphanLayers.Report(type, context.ReportDiagnostic, context.CancellationToken);
            return;
        }

        NetworkResult result = NetworkChecker.Check(declaration, out ShapeOutcome outcome);
        SuspicionMessages.Report(outcome, declaration);
        if (declaration.Budget is { } budget && result.Network is { } network)
        {
            BudgetCheck.Report(budget, network);
        }

        foreach (Diagnostic diagnostic in declaration.Faults.Diagnostics)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
