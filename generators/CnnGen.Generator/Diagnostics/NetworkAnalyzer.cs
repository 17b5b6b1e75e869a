using System.Collections.Concurrent;
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
        context.RegisterCompilationStartAction(static start =>
        {
            WeightsFile[] weights = WeightsFileParser.ParseAll(start.Options.AdditionalFiles, start.CancellationToken);
            if (weights.Length == 0)
            {
                start.RegisterSymbolAction(static symbol => Analyze(symbol, []), SymbolKind.NamedType);
                return;
            }

            ConcurrentBag<TargetClass> networks = [];
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (Analyze(symbol, weights) is { } target)
                    {
                        networks.Add(target);
                    }
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (WeightsFile file in weights.Where(file => networks.Count(file.IsFor) != 1))
                {
                    string[] names = [.. networks.Select(WeightsFile.FullName).OrderBy(static name => name, StringComparer.Ordinal)];
                    WeightsCheck.ReportUnclaimed(file, names, end.ReportDiagnostic);
                }
            });
        });
    }

    /// <returns>The network's class, where there is one.</returns>
    private static TargetClass? Analyze(SymbolAnalysisContext context, WeightsFile[] weights)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (NetworkParser.Parse(type, context.Compilation, context.CancellationToken) is not { } declaration)
        {
            OrphanLayers.Report(type, context.ReportDiagnostic, context.CancellationToken);
            return null;
        }

        NetworkResult result = NetworkChecker.Check(declaration, out ShapeOutcome outcome, context.CancellationToken);
        SuspicionMessages.Report(outcome, declaration, context.CancellationToken);
        if (result.Network is { } network)
        {
            if (context.Compilation.Options.OptimizationLevel == OptimizationLevel.Debug)
            {
                declaration.Faults.Report(Descriptors.NotOptimized, declaration.Part.Identifier.GetLocation(), declaration.ClassName);
            }

            if (declaration.Budget is { } budget)
            {
                BudgetCheck.Report(budget, network, context.CancellationToken);
            }

            if (Array.FindAll(weights, file => file.IsFor(network.Target)) is { Length: > 0 } files)
            {
                WeightsCheck.Report(files, declaration, network);
            }
        }

        foreach (Diagnostic diagnostic in declaration.Faults.Diagnostics)
        {
            context.ReportDiagnostic(diagnostic);
        }

        return declaration.Target;
    }
}
