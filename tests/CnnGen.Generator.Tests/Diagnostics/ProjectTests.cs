using System.Collections.Immutable;
using System.Globalization;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>A project that cannot take the generated code hears so once, and gets none.</summary>
public sealed class ProjectTests
{
    private const string Attributes =
        "namespace CnnGen { class CnnAttribute : System.Attribute { } class InputAttribute : System.Attribute { public InputAttribute(int features) { } } class DenseAttribute : System.Attribute { public DenseAttribute(int units) { } } }";

    private const string Net = "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3)] partial class Net { }";

    private const string SpansOfNet8 =
        "namespace System { ref struct Span<T> { } ref struct ReadOnlySpan<T> { } } namespace System.Runtime.Intrinsics { static class Vector512 { public static bool IsHardwareAccelerated => false; } }";

    private const string VectorsOfNet9 =
        "namespace System { ref struct Span<T> { } } namespace System.Runtime.Intrinsics { static class Vector512 { public static float MultiplyAddEstimate(float a, float b, float c) => 0; } }";

    [Theory]
    [InlineData("", "CNN150", "'Net' needs .NET 9 or newer for its generated code, and this project's framework has no System.Span; set TargetFramework to net9.0 or newer")]
    [InlineData(SpansOfNet8, "CNN150", "'Net' needs .NET 9 or newer for its generated code, and this project's framework has no System.Runtime.Intrinsics.Vector512.MultiplyAddEstimate; set TargetFramework to net9.0 or newer")]
    [InlineData(VectorsOfNet9, "CNN151", "'Net' needs the library CnnGen for its generated code, and this project has no CnnGen.ICnn; reference the package CnnGen")]
    public async Task ProjectWithoutWhatIsNeeded_IsTheOnlyError(string framework, string id, string message)
    {
        CSharpCompilation compilation = Compile.Sources(Compile.ParseOptions, Frameworks.NetStandard, Net, Attributes, framework);
        Generation generation = Generation.Run(compilation);
        Assert.Empty(generation.Files);
        Assert.Empty(generation.CompilerDiagnostics());
        Diagnostic diagnostic = Assert.Single(await Compile.AnalyzeAsync(generation.Output));
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal("Net", Net.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task LibraryForcedOnAnOldFramework_GetsNoCode()
    {
        CSharpCompilation compilation = Compile.Sources(Compile.ParseOptions, Frameworks.NetStandardWithLibrary, Net);
        Generation generation = Generation.Run(compilation);
        Assert.Empty(generation.Files);
        ImmutableArray<Diagnostic> diagnostics = await Compile.AnalyzeAsync(generation.Output);
        Assert.Equal("CNN150", Assert.Single(diagnostics).Id);
    }

    [Theory]
    [InlineData("cnn")]
    [InlineData("first", "second")]
    public async Task LibraryUnderAnAliasAlone_IsTheOnlyError(params string[] aliases)
    {
        string source = $"extern alias {aliases[0]};\nusing {aliases[0]}::CnnGen;\n[Cnn, Input(4), Dense(3)] partial class Net {{ }}";
        CSharpCompilation compilation = Compile.Sources(Compile.ParseOptions, Frameworks.WithAliases(aliases), source);
        Generation generation = Generation.Run(compilation);
        Assert.Empty(generation.Files);
        Assert.Empty(generation.CompilerDiagnostics());
        Diagnostic diagnostic = Assert.Single(await Compile.AnalyzeAsync(generation.Output));
        Assert.Equal(
            ("CNN019", $"'Net' cannot be generated, because this project references the library CnnGen under the alias '{aliases[0]}' alone; write Aliases=\"global,{aliases[0]}\" on the reference"),
            (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal("Net", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("global", "cnn")]
    [InlineData("cnn", "global")]
    public async Task LibraryWithAnAliasBesideItsName_IsFine(params string[] aliases)
    {
        CSharpCompilation compilation = Compile.Sources(
            Compile.ParseOptions, Frameworks.WithAliases(aliases), "extern alias cnn;\nusing cnn::CnnGen;\n[Cnn, Input(4), Dense(3)] partial class Net { }");
        Generation generation = Generation.Run(compilation);
        Assert.Empty(generation.CompilerDiagnostics());
        Assert.Empty(await Compile.AnalyzeAsync(generation.Output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CnnGen.dll")]
    [InlineData("System.Private.CoreLib.dll")]
    [InlineData("System.Runtime.dll, CnnGen.dll")]
    public async Task MissingReferences_AreSurvivedWithoutCode(string kept)
    {
        IEnumerable<MetadataReference> references = Compile.Sources().References.Where(reference => kept.Split(", ").Contains(Path.GetFileName(reference.Display)));
        CSharpCompilation compilation = Compile.Sources(Compile.ParseOptions, references, Net);
        Generation generation = Generation.Run(compilation);
        Assert.Empty(generation.Files);
        Assert.All(await Compile.AnalyzeAsync(generation.Output), static diagnostic => Assert.StartsWith("CNN15", diagnostic.Id, StringComparison.Ordinal));
    }
}
