using System.Collections.Immutable;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Robustness;

/// <summary>Attributes of our full names that are not the library's.</summary>
public sealed class ForeignAttributeTests
{
    private const string Net = "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3)] partial class Net { }";

    /// <summary>The compiler says CS0436, that the source's one is taken; nothing else may follow from it.</summary>
    [Theory]
    [InlineData("class CnnAttribute : System.Attribute;")]
    [InlineData("class DenseAttribute(int units) : System.Attribute { public int Units => units; }")]
    [InlineData("class InputAttribute(int features) : System.Attribute { public int Features => features; } class DenseAttribute(int units) : System.Attribute { public int Units => units; }")]
    public void CopyInSource_IsReadLikeOurs(string copy)
    {
        Generation generation = Generation.Run(Net, $"namespace CnnGen {{ {copy} }}");
        Assert.Contains(generation.Files, static file => file.SourceText.ToString().Contains("OutputLength => 3;", StringComparison.Ordinal));
        Assert.All(generation.CompilerDiagnostics(), static diagnostic => Assert.Equal("CS0436", diagnostic.Id));
    }

    [Theory]
    [InlineData("class DenseAttribute(string units) : System.Attribute { public string Units => units; }")]
    [InlineData("class DenseAttribute(params object[] units) : System.Attribute { public object[] Units => units; }")]
    [InlineData("class DenseAttribute(int width) : System.Attribute { public int Width => width; }")]
    [InlineData("class DenseAttribute<T> : System.Attribute { } class DenseAttribute;")]
    [InlineData("class CnnAttribute(System.Type type) : System.Attribute { public System.Type Type => type; }")]
    [InlineData("class InputAttribute(int features, int[] more = null!) : System.Attribute { public int[] More => more ?? [features]; }")]
    public async Task OtherAttributeOfTheName_IsSurvived(string other)
    {
        Generation generation = Generation.Run(Net, $"namespace CnnGen {{ {other} }}");
        Assert.DoesNotContain(
            generation.CompilerDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.Location.SourceTree!.FilePath.EndsWith("0.cs", StringComparison.Ordinal));
        Assert.All(await Compile.AnalyzeAsync(generation.Output), static diagnostic => Assert.StartsWith("CNN", diagnostic.Id, StringComparison.Ordinal));
    }

    /// <summary>Two referenced assemblies that show their internals, each with a copy of the attributes and a network of its own.</summary>
    [Fact]
    public void CopiesInSeveralReferences_AreSurvived()
    {
        ImmutableArray<MetadataReference> libraries = [.. new[] { "First", "Second" }.Select(Library)];
        CSharpCompilation compilation = Compile.Sources(Net);
        Generation generation = Generation.Run(compilation.AddReferences(libraries));
        Assert.All(
            generation.CompilerDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            static diagnostic => Assert.EndsWith("0.cs", diagnostic.Location.SourceTree!.FilePath, StringComparison.Ordinal));

        static MetadataReference Library(string name)
        {
            CSharpCompilation library = Compile.Sources(
                "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Sample\")] namespace CnnGen { internal sealed class CnnAttribute : System.Attribute; }");
            using MemoryStream image = new();
            Assert.True(library.WithAssemblyName(name).Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
            return MetadataReference.CreateFromImage(image.ToArray());
        }
    }
}
