using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Emission;

/// <summary>A wrong declaration must not drown its user in other errors.</summary>
public sealed class StubTests
{
    private const string Use =
        """
        static class Use
        {
            public static void Run(System.ReadOnlySpan<float> x, System.Span<float> y)
            {
                Net net = new(seed: 3);
                net.Predict(x, y);
                net.Predict(x, y, new float[Net.ScratchLength]);
                net.Predict(x, y, 2);
                System.Console.WriteLine(net.Classify(x) + Net.InputLength + Net.Summary + Net.Diagram + Net.Layers.Length + net.Parameters);
                net.Inspect(x, (layer, shape, values) => System.Console.WriteLine(layer.Name + shape.Length + values.Length));
                System.Console.WriteLine(net.Dense1.Weight.Name + net.Conv1.Bias.Name);
                Create<Net>();
            }

            static T Create<T>() where T : class, CnnGen.ICnn<T> => T.Create(1);
        }
        """;

    [Fact]
    public void Stub_IsAsAccepted() => Snapshot.Match("Stub", Generation.Run("using CnnGen;\n\nnamespace Models;\n\n[Cnn, Input(8, 8), Dense(3)]\npublic sealed partial class Net;\n"));

    [Fact]
    public void CodeThatUsesAWrongNetwork_HasNoErrorsOfItsOwn() =>
        Assert.Empty(Generation.Run("using CnnGen;\n[Cnn, Input(8, 8), Conv2D(4, 9), Dense(3)] sealed partial class Net;\n" + Use).CompilerDiagnostics());

    [Theory]
    [InlineData("abstract partial class Net;")]
    [InlineData("partial class Net(int size) { int S => size; }")]
    [InlineData("partial class Net { public Net(int seed) { } }")]
    [InlineData("partial class Net { public string Summary => \"\"; void Predict() { } }")]
    [InlineData("partial class Net { public required string Label { get; init; } }")]
    [InlineData("partial class Net : B; class B { protected B(string s) { } }", "CS7036", "CS1729")]
    [InlineData("partial class Net : B; class B { public int InputLength => 3; public void Classify() { } }")]
    [InlineData("partial class Net : B; [Cnn, Input(8, 8), Conv2D(2, 3)] partial class B;")]
    [InlineData("class Net;")]
    [InlineData("static partial class Net;")]
    [InlineData("partial record Net;")]
    [InlineData("file partial class Net;")]
    [InlineData("partial class Net<T>;")]
    public void Stub_CompilesBesideAnyClass(string declaration, params string[] usersOwn)
    {
        IEnumerable<Diagnostic> diagnostics = Generation.Run($"using CnnGen;\n[Cnn, Input(8, 8), Dense(3)] {declaration}").CompilerDiagnostics();
        Assert.DoesNotContain(diagnostics, diagnostic => !usersOwn.Contains(diagnostic.Id));
    }

    /// <summary>What a project gets by an old LangVersion is CNN018; code that uses the network has no errors of its own.</summary>
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    public void OldLanguage_GetsAStubThatCompiles(LanguageVersion version)
    {
        const string net =
            """
            using CnnGen;
            namespace Models { partial class Outer { [Cnn, Input(8, 8), Conv2D(4, 3), Flatten, Dense(3)] internal partial class Net { } } }
            static class Use
            {
                public static void Run(float[] x, float[] y)
                {
                    Models.Outer.Net net = new Models.Outer.Net(seed: 3);
                    net.Predict(x, y);
                    net.Predict(x, y, new float[Models.Outer.Net.ScratchLength]);
                    System.Console.WriteLine(net.Classify(x) + Models.Outer.Net.InputLength + Models.Outer.Net.Summary + net.Parameters);
                    System.Console.WriteLine(net.Dense1.Weight.Name + net.Conv1.Bias.Name);
                }
            }
            """;
        CSharpCompilation compilation = Compile.Sources(Compile.ParseOptions.WithLanguageVersion(version), net);
        Generation generation = Generation.Run(compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)));
        Assert.NotEmpty(generation.Files);
        Assert.Empty(generation.CompilerDiagnostics());
    }

    /// <summary>From C# 11 on the stub implements the interface, so that a trainer of it has no errors either.</summary>
    [Fact]
    public void FirstLanguageWithStaticInterfaceMembers_GetsAWholeStub()
    {
        CSharpCompilation compilation = Compile.Sources(
            Compile.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11),
            "using CnnGen;\n[Cnn, Input(8), Dense(3)] partial class Net { }\nclass Use { public Trainer<Net> New() => new(new Net(), new Adam()); }");
        Assert.Empty(Generation.Run(compilation).CompilerDiagnostics());
    }
}
