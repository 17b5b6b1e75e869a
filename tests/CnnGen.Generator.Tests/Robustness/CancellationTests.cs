using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Robustness;

/// <summary>An editor cancels at every keystroke: nothing but OperationCanceledException comes out, and the next run is right.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void CancelledCheck_Throws()
    {
        Compilation compilation = Compile.Sources(Samples.Classic);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Models.FashionNet")!;
        Assert.ThrowsAny<OperationCanceledException>(() => NetworkChecker.Check(type, compilation, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void RunsCancelledAnywhere_LeaveTheNextOneRight()
    {
        CSharpCompilation compilation = Compile.Sources(Samples.Nested);
        string[] expected = Text(Generation.NewDriver().RunGenerators(compilation, TestContext.Current.CancellationToken));
        Assert.NotEmpty(expected);
        GeneratorDriver driver = Generation.NewDriver();
        for (int round = 0; round < 40; round++)
        {
            using CancellationTokenSource source = new();
            source.CancelAfter(TimeSpan.FromMicroseconds(round * round * 10));
            if (round == 0)
            {
                source.Cancel();
            }

            try
            {
                driver.RunGenerators(compilation, source.Token);
            }
            catch (OperationCanceledException)
            {
            }

            // Typing goes on.
            compilation = compilation.ReplaceSyntaxTree(
                compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Samples.Nested + new string('\n', round + 1), Compile.ParseOptions, "0.cs", cancellationToken: TestContext.Current.CancellationToken));
            if (round % 8 == 0)
            {
                driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
                Assert.Equal(expected, Text(driver));
            }
        }
    }

    private static string[] Text(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return [.. result.GeneratedSources.Select(static file => $"{file.HintName}\n{file.SourceText}")];
    }
}
