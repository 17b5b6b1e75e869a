using System.Collections.Immutable;
using System.Text;
using CnnGen.Generator.Model;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>Names of the user that look like emitted ones: the code compiles, or there is one diagnostic.</summary>
public sealed class NameCollisionTests
{
    private const string Net = "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3)] partial class ";

    public static TheoryData<string> Neighbours =>
    [
        "namespace D { " + Net + "Net; partial class NetParameters { [CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3, Name = \"x\")] partial class Dense1; } }",
        "namespace D { " + Net + "Net; } namespace D.NetParameters { [CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3, Name = \"x\")] partial class Dense1; }",
        "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3, Name = \"XKernels\")] partial class Net; namespace NetKernels { " + Net + "X; }",
        "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3, Name = \"passes_kernels\")] partial class Net; namespace NetKernels { " + Net + "Passes; }",
        "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3, Name = \"x\")] partial class Net; namespace NetParameters.XParameters { " + Net + "Y; }",
        "namespace Kernels { " + Net + "Net; } namespace Kernels_ { " + Net + "Net; } namespace Parameters.Kernels__ { " + Net + "Net; }",
        "namespace A.B { " + Net + "Net; } namespace A { " + Net + "B_Net; } namespace A.B.Net_ { " + Net + "Net; }",
        Net + "NetParameters; " + Net + "Net; " + Net + "NetKernels; " + Net + "Kernels;",
        "namespace CnnGen { " + Net + "Trainer; " + Net + "Sgd2; }",
        "namespace CnnGen.Models { " + Net + "Net; }",
        "namespace My.CnnGen.Generated { [global::CnnGen.Cnn, global::CnnGen.Input(4), global::CnnGen.Dense(3)] partial class Net; }",
        "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3), CnnGen.ReLU, CnnGen.Dense(3, Name = \"dDense1\"), CnnGen.ReLU, CnnGen.Dense(3, Name = \"ddDense1\")] partial class Net;",
        "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(3, Name = \"d_a\"), CnnGen.ReLU, CnnGen.Dense(3, Name = \"a\"), CnnGen.Add(\"d_a\", Name = \"gradient_sum\")] partial class Net;",
        "[CnnGen.Cnn, CnnGen.Input(4), CnnGen.Dense(4), CnnGen.Dense(4, Name = \"termOfDense3\"), CnnGen.Dense(4), CnnGen.Add(\"dense1\"), CnnGen.Multiply(\"dense1\", \"dense1\")] partial class Net;",
        Net + "Create; " + Net + "TrainingPlan; " + Net + "Transpose; " + Net + "ICnn;",
        Net + "Net { void get_Summary(int x) { } void set_Layers() { } int get_Predict() => 3; }",
    ];

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void NamesLikeEmittedOnes_Compile(string source)
    {
        Generation generation = Generation.Run(source);
        Assert.NotEmpty(generation.Files);
        Assert.Empty(generation.CompilerDiagnostics());
        Assert.DoesNotContain(generation.Files, static file => file.SourceText.ToString().Contains("is not valid", StringComparison.Ordinal));
        Assert.Equal(Types(generation).Count(), Types(generation).Distinct().Count());
    }

    public static TheoryData<string, string> Obstacles => new()
    {
        { "namespace CnnGen { class Generated; } namespace D { " + Net + "Net; }", "CNN087" },
        { "namespace CnnGen.Generated { class D; } namespace D { " + Net + "Net; }", "CNN087" },
        { "namespace CnnGen.Generated { struct NetKernels; } " + Net + "Net;", "CNN087" },
        { "namespace CnnGen.Generated.NetKernels { static class Dense1; } " + Net + "Net;", "CNN087" },
        { "namespace CnnGen.Generated.NetParameters { enum Any; } " + Net + "Net;", "CNN087" },
        { Net + "Net { public int get_Summary() => 3; }", "CNN085" },
        { Net + "Net { public void set_Parameters(int x) { } }", "CNN085" },
        { Net + "Net { public int get_Dense1() => 3; }", "CNN083" },
        { Net + "Net : CnnGen.ICnn<Net> { static Net CnnGen.ICnn<Net>.Create(int seed) => new(seed); }", "CNN085" },
        { Net + "Net : CnnGen.ICnn<Net> { static string CnnGen.ICnn<Net>.Summary => \"\"; }", "CNN085" },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public async Task NamesThatCannotBoth_AreOneDiagnostic(string source, string id)
    {
        ImmutableArray<Diagnostic> reported = await Compile.AnalyzeAsync(source);
        Assert.Equal([id], reported.Select(static diagnostic => diagnostic.Id));
    }

    public static TheoryData<string> MemberNames => [.. GeneratedMembers.Names];

    [Theory]
    [MemberData(nameof(MemberNames))]
    public async Task ClassNamedLikeAGeneratedMember_IsOneDiagnostic(string name)
    {
        string source = Net + name + "; class Use { object M() => new " + name + "(3).Dense1; }";
        Generation generation = Generation.Run(source);
        Assert.Empty(generation.CompilerDiagnostics());
        Assert.Equal(["CNN088"], (await Compile.AnalyzeAsync(source)).Select(static diagnostic => diagnostic.Id));
    }

    private static IEnumerable<string> Types(Generation generation) => generation.Files.Select(static file =>
        file.SyntaxTree.GetCompilationUnitRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name + "/" + file.HintName);
}
