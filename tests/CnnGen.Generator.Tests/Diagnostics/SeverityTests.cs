using System.Collections.Immutable;
using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>Severities are the user's: what an .editorconfig or NoWarn says reaches the analyzer as options of the compilation.</summary>
public sealed class SeverityTests
{
    /// <summary>A warning of each kind: order, logits, classes, windows, dropout, dense.</summary>
    private const string Suspicious =
        """
        [Input(27, 27)]
        [MaxPool2D(1)]
        [MaxPool2D(2)]
        [Conv2D(4, 1, Stride = 3)]
        [Flatten]
        [Dense(4)]
        [Dropout(1)]
        [Dense(1)]
        [Softmax]
        [Softmax]
        """;

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    public async Task SeverityOfTheProject_IsFollowed(ReportDiagnostic wanted, DiagnosticSeverity? expected)
    {
        ImmutableArray<Diagnostic> ordinary = await AnalyzeAsync([]);
        Assert.Equal(["CNN103", "CNN105", "CNN106", "CNN108", "CNN109", "CNN110", "CNN112"], ordinary.Select(static diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
        ImmutableArray<Diagnostic> changed = await AnalyzeAsync(Descriptors.All.ToDictionary(static descriptor => descriptor.Id, _ => wanted));
        Assert.Equal(expected is null ? 0 : ordinary.Length, changed.Length);
        Assert.All(changed, diagnostic => Assert.Equal(expected, diagnostic.Severity));
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Dictionary<string, ReportDiagnostic> severities)
    {
        CSharpCompilation compilation = Compile.Sources(Declared.Source(Suspicious));
        return await new CompilationWithAnalyzers(
            compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(severities)), [new NetworkAnalyzer()], new AnalyzerOptions([]))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}
