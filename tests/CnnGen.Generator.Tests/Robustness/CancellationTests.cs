using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Emission;
using CnnGen.Generator.Model;
using CnnGen.Generator.Shapes;
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

    [Theory]
    [InlineData("[Input(4096, 4096, 1)] [Conv2D(8, 1)]")]
    [InlineData("[Input(1, 160000, 1)] [Conv2D(8, 1, 80, Padding = Padding.Same)] [Conv2D(3, 1, 3, StrideWidth = 2)]")]
    [InlineData("[Input(512, 512, 3)] [DepthwiseConv2D(5)] [AveragePool2D(3, Stride = 1, Padding = Padding.Same)] [Softmax] [Dropout(0.5)] [Flatten] [Dense(3)] [Tanh]")]
    public void EmissionCancelledAtAStep_EndsThere_AndLeavesTheNextOneRight(string layers)
    {
        Network network = Declared.Network(layers);
        CancelAtEachStep(checkpoint => string.Join('\n', NetworkEmitter.Emit(network, checkpoint)), leastSteps: 1000);
    }

    [Fact]
    public void InferenceCancelledAtAStep_EndsThere_AndLeavesTheNextOneRight()
    {
        Network network = Declared.Network("[Input(64, 64, 3)] [Conv2D(8, 3)] [MaxPool2D(2)] [Conv2D(8, 3)] [Flatten] [Dense(10)] [Softmax] [Softmax]");
        DeclaredLayer[] layers = [.. network.Layers.Select(static shaped => new DeclaredLayer(shaped.Layer, IsSound: true, shaped.Sources))];
        CancelAtEachStep(
            checkpoint =>
            {
                ShapeOutcome outcome = ShapeInference.Infer(network.Input, isCertain: true, layers, checkpoint);
                return string.Join('\n', outcome.Layers) + string.Join('\n', Suspicions.Find(outcome, network.Loss, checkpoint));
            },
            leastSteps: 2 * layers.Length);
    }

    /// <summary>Cancels work at its first steps, in the middle and at its last ones: each must be the last step that is begun.</summary>
    private static void CancelAtEachStep(Func<Checkpoint, string> work, int leastSteps)
    {
        int steps = 0;
        string expected = work(new Checkpoint(CancellationToken.None, () => steps++));
        Assert.True(steps >= leastSteps, $"{steps} steps");
        foreach (int last in (int[])[1, 2, steps / 4, steps / 2, 3 * steps / 4, steps - 1, steps])
        {
            using CancellationTokenSource source = new();
            int passed = 0;
            Assert.Throws<OperationCanceledException>(() => work(new Checkpoint(source.Token, () =>
            {
                if (++passed == last)
                {
                    source.Cancel();
                }
            })));
            Assert.Equal(last, passed);
            Assert.Equal(expected, work(TestContext.Current.CancellationToken));
        }
    }

    private static string[] Text(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return [.. result.GeneratedSources.Select(static file => $"{file.HintName}\n{file.SourceText}")];
    }
}
