using System.Text;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace CnnGen.Generator.Tests.Incrementality;

/// <summary>Edit and Continue while a network runs: its user's own methods change, and of the generated files none.</summary>
public sealed class HotReloadTests
{
    private const string Net = "using CnnGen;\n[Cnn, Input(8), Dense(3)]\npublic partial class Net\n{\n    public int Best(float[] x) => Classify(x);\n}\n";

    [Fact]
    public void EditOfAMethod_IsADeltaOfThatMethodAlone()
    {
        CSharpCompilation compilation = Compile.Sources(Net);
        Generation before = Generation.Run(Generation.NewDriver(), compilation, out GeneratorDriver driver);
        SyntaxTree edited = CSharpSyntaxTree.ParseText(
            Net.Replace("Classify(x)", "1 + Classify(x)", StringComparison.Ordinal), Compile.ParseOptions, "0.cs", Encoding.UTF8, cancellationToken: TestContext.Current.CancellationToken);
        Generation after = Generation.Run(driver, compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], edited), out _);

        Assert.True(before.Files.Length > 5);
        Assert.Equal(before.Files.Select(static file => file.SourceText), after.Files.Select(static file => file.SourceText), ReferenceEqualityComparer.Instance);

        using MemoryStream image = new();
        Assert.True(before.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        using ModuleMetadata module = ModuleMetadata.CreateFromImage(image.ToArray());
        EmitBaseline baseline = EmitBaseline.CreateInitialBaseline(
            before.Output, module, static _ => default, static _ => default, hasPortableDebugInformation: true);
        using MemoryStream metadata = new(), code = new(), symbols = new();
        EmitDifferenceResult delta = after.Output.EmitDifference(
            baseline, [new SemanticEdit(SemanticEditKind.Update, Best(before), Best(after))], static _ => false, metadata, code, symbols, TestContext.Current.CancellationToken);
        Assert.True(delta.Success, string.Join('\n', delta.Diagnostics));
        Assert.Single(delta.UpdatedMethods);
        Assert.Empty(delta.ChangedTypes.Skip(1));
    }

    private static ISymbol Best(Generation generation) => generation.Output.GetTypeByMetadataName("Net")!.GetMembers("Best").Single();
}
