using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Robustness;

/// <summary>A project with a hundred networks: each is as if it were alone, and costs what it costs alone.</summary>
public sealed class ManyNetworksTests
{
    private const int Count = 100;

    private static readonly string[] s_steps =
        [NetworkGenerator.NetworkStep, NetworkGenerator.PlanStep, NetworkGenerator.SignaturesStep, NetworkGenerator.BodiesStep];

    [Fact]
    public void EveryNetwork_IsWrittenAsIfItWereAlone()
    {
        Generation all = Generation.Run([.. Enumerable.Range(0, Count).Select(Different)]);
        Assert.Empty(all.CompilerDiagnostics());
        ILookup<string, string> files = all.Files.ToLookup(static file => file.HintName.Split('.')[0], static file => $"{file.HintName}\n{file.SourceText}");
        Assert.Equal(Count, files.Count);
        for (int i = 0; i < Count; i += 9)
        {
            Assert.Equal(Generation.Run(Different(i)).Files.Select(static file => $"{file.HintName}\n{file.SourceText}"), files[Name(i)]);
        }
    }

    /// <summary>In steps and characters, which no other work on the machine changes.</summary>
    [Fact]
    public void TenTimesTheNetworks_AreTenTimesTheWork()
    {
        Generation few = Generation.Run([.. Enumerable.Range(0, Count / 10).Select(Alike)]);
        Generation many = Generation.Run([.. Enumerable.Range(0, Count).Select(Alike)]);
        Assert.All(s_steps, step => Assert.Equal((Count / 10, Count), (Steps(few, step).Length, Steps(many, step).Length)));
        Assert.Equal(10 * few.Files.Length, many.Files.Length);
        Assert.Equal(10 * few.Files.Sum(static file => file.SourceText.Length), many.Files.Sum(static file => file.SourceText.Length));
    }

    [Fact]
    public void EditOfOneNetwork_LeavesTheOthers()
    {
        const int Edited = 42;
        CSharpCompilation compilation = Compile.Sources([.. Enumerable.Range(0, Count).Select(Alike)]);
        Generation.Run(Generation.NewDriver(), compilation, out GeneratorDriver driver);
        SyntaxTree old = compilation.SyntaxTrees[Edited];
        SyntaxTree edited = CSharpSyntaxTree.ParseText(
            Alike(Edited).Replace("Dense(1)", "Dense(2)", StringComparison.Ordinal), Compile.ParseOptions, old.FilePath, cancellationToken: TestContext.Current.CancellationToken);
        Generation after = Generation.Run(driver, compilation.ReplaceSyntaxTree(old, edited), out _);
        Assert.All(s_steps, step => Assert.Equal([Edited], Enumerable.Range(0, Count).Where(i => Steps(after, step)[i] == IncrementalStepRunReason.Modified)));
        Assert.All(s_steps[1..], step => Assert.Equal(Count - 1, Steps(after, step).Count(static reason => reason == IncrementalStepRunReason.Cached)));
    }

    private static IncrementalStepRunReason[] Steps(Generation generation, string step) =>
        [.. generation.Result.TrackedSteps[step].SelectMany(static each => each.Outputs).Select(static output => output.Reason)];

    /// <summary>Names of one length, so that texts of like networks have one length, too.</summary>
    private static string Name(int index) => $"Net{index:000}";

    private static string Alike(int index) => Network(index, 1);

    private static string Different(int index) => Network(index, index);

    private static string Network(int index, int slope) => $"using CnnGen; [Cnn, Input(2, 2), Flatten, LeakyReLU({slope}), Dense(1)] partial class {Name(index)};";
}
