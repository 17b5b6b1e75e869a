using System.Collections.Immutable;
using System.Globalization;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>A Debug build without <c>Optimize</c> is the slowest trap there is, and would say nothing.</summary>
public sealed class OptimisationTests
{
    private const string Net = "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3)] partial class Net { }";

    [Fact]
    public async Task DebugBuild_UnderlinesTheClass()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzeAsync(Net, OptimizationLevel.Debug));
        Assert.Equal(("CNN113", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(
            "'Net' is compiled without optimisation, as in a Debug build, and about 24 times slower so; put <Optimize>true</Optimize> into the project file",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("Net", Net.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData(Net, OptimizationLevel.Release)]
    [InlineData("#pragma warning disable CNN113\n" + Net, OptimizationLevel.Debug)]
    [InlineData("partial class Net { }", OptimizationLevel.Debug)]
    public async Task OptimisedOrSilencedOrNoNetwork_IsSilent(string source, OptimizationLevel level) => Assert.Empty(await AnalyzeAsync(source, level));

    [Fact]
    public async Task NetworkWithAnError_HasThatAlone() =>
        Assert.Equal("CNN020", Assert.Single(await AnalyzeAsync(Net.Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal), OptimizationLevel.Debug)).Id);

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source, OptimizationLevel level)
    {
        CSharpCompilation compilation = Compile.Sources(source);
        return await Compile.AnalyzeAsync(Generation.Run(compilation.WithOptions(compilation.Options.WithOptimizationLevel(level))).Output);
    }
}
