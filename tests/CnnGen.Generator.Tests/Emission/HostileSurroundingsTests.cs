using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>Emitted code compiles without a warning wherever the user's class stands.</summary>
public sealed class HostileSurroundingsTests
{
    private const string Layers =
        "[CnnGen.Cnn, CnnGen.Input(8, 8, 2), CnnGen.Conv2D(4, 3, Activation = CnnGen.Activation.ReLU), CnnGen.MaxPool2D(2), CnnGen.Flatten, CnnGen.Dropout(0.5), CnnGen.Dense(3), CnnGen.Softmax]";

    public static TheoryData<string> Surroundings =>
    [
        Layers + " partial class Net;",
        "namespace A.B; " + Layers + " sealed partial class Net;",
        "namespace @class.@event { " + Layers + " partial class @namespace; }",
        "namespace Ñandú; " + Layers + " partial class Größe;",
        "partial class C { partial struct S { partial record R { partial record struct V { partial interface I { " + Layers + " private protected partial class Net; } } } } }",
        "ref partial struct C { " + Layers + " partial class Net; }",
        "readonly partial struct C { " + Layers + " private partial class Net; }",
        "static partial class C { " + Layers + " internal partial class Net; }",
        "sealed partial class C { " + Layers + " internal partial class Net; }",
        "namespace Mine; class System; class Span; class ReadOnlySpan; class Vector512; class Math; class ICnn; " + Layers + " partial class Net;",
        "namespace Mine { namespace System { } namespace CnnGen { } class Math; class Single; " + "[global::CnnGen.Cnn, global::CnnGen.Input(4), global::CnnGen.Dense(3)]" + " partial class Net { class System; class CnnGen; class Single; } }",
        "partial class A { " + Layers + " partial class Net; } partial class B { " + Layers + " partial class Net; } " + Layers + " partial class Net;",
        Layers + " partial class Net; " + Layers + " partial class NET;",
        "class Conv1; class Kernels; class Passes; class Tables; class Parameters; " + Layers + " partial class Net;",
        "partial class Outer { class Parameters; class Predict; int Conv1; " + Layers + " partial class Net; }",
        "class Base { public int Depth; protected virtual void Run() { } } " + Layers + " partial class Net : Base { }",
        Layers + " partial class Net { int seed, inputs, outputs, scratch, count; void Forward() { seed = inputs = outputs = scratch = count = 1; _ = seed; } }",
        "#nullable disable\n" + Layers + "\npartial class Net { string s = null; public override string ToString() => s; }",
        "#line 1 \"elsewhere.txt\"\n#region R\n" + Layers + "\npartial class Net\n{\n#if X\n#endif\n}\n#endregion",
    ];

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void EmittedCode_CompilesWithoutAWarning(string source) => AssertClean(Compile.Sources(source));

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void StubOfAWrongNetwork_CompilesWithoutAWarning(string source) =>
        AssertClean(Compile.Sources(source.Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal)));

    [Theory]
    [InlineData("weight", "bias")]
    [InlineData("system", "span")]
    [InlineData("class", "0")]
    [InlineData("a.b", "A.B.c")]
    [InlineData("kernels", "passes")]
    [InlineData("tables", "loss")]
    [InlineData("names", "NAMES")]
    [InlineData("größe", "id_1_2")]
    [InlineData("卷积", "_")]
    public void LayersOfAnyName_CompileWithoutAWarning(string first, string second)
    {
        string source = $"[CnnGen.Cnn, CnnGen.Input(6), CnnGen.Dense(5, Name = \"{first}\"), CnnGen.Dense(3, Name = \"{second}\")] partial class Net;";
        AssertClean(Compile.Sources(source));
        AssertClean(Compile.Sources(source.Replace("Input(6)", "Input(0)", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\u2028")]
    public void LineEndings_DoNotMatter(string newLine) => AssertClean(Compile.Sources(Layers.Replace(", ", "," + newLine, StringComparison.Ordinal) + newLine + "partial class Net;"));

    [Fact]
    public void CheckedArithmeticAndStrictWarnings_DoNotMatter()
    {
        CSharpCompilation compilation = Compile.Sources("namespace A; /// <summary>A net.</summary>\n" + Layers + "public partial class Net;");
        AssertClean(compilation.WithOptions(compilation.Options
            .WithOverflowChecks(true)
            .WithAllowUnsafe(false)
            .WithWarningLevel(9999)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public void EveryLanguageVersionOnOffer_Compiles(LanguageVersion version) =>
        AssertClean(Compile.Sources(Compile.ParseOptions.WithLanguageVersion(version), Layers + " partial class Net;"));

    /// <summary>Indices of any number are spans of parameters, which C# 12 does not know.</summary>
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    public void TensorsAreIndexed_InEveryLanguageVersionOnOffer(LanguageVersion version) => AssertClean(Compile.Sources(
        Compile.ParseOptions.WithLanguageVersion(version),
        Layers + " partial class Net; class Use { float Sum(Net net) => net.Conv1.Weight[0, 0, 0, 0] + net.Dense1.Weight[1, 2] + (net.Dense1.Bias[1] = 3); }"));

    private static void AssertClean(CSharpCompilation compilation)
    {
        HashSet<string> usersOwn = [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Select(static diagnostic => diagnostic.Id)];
        Generation generation = Generation.Run(compilation);
        Assert.NotEmpty(generation.Files);
        Assert.DoesNotContain(generation.CompilerDiagnostics(), diagnostic => !usersOwn.Contains(diagnostic.Id) || !diagnostic.Location.SourceTree!.FilePath.EndsWith("0.cs", StringComparison.Ordinal));
        using MemoryStream image = new();
        Assert.DoesNotContain(
            generation.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
