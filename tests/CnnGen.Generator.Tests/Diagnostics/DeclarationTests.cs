using System.Globalization;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Diagnostics;

public sealed class DeclarationTests : DiagnosticsTest
{
    private const string Layers = "[Cnn, Input(8, 8), Conv2D(4, 3)]";

    [Fact]
    public Task NotPartial_UnderlinesName() => ExpectAsync(
        $"using CnnGen;\n{Layers} class {{|CNN001:Net|}};",
        "'Net' must be partial, so that the network's code can be added to it");

    [Fact]
    public Task OuterNotPartial_UnderlinesEachOuterName() => ExpectAsync(
        $"using CnnGen;\nclass {{|CNN002:A|}} {{ struct {{|CNN002:B|}} {{ partial interface C {{ {Layers} partial class Net; }} }} }}",
        "'A' must be partial, because the network 'Net' is nested in it",
        "'B' must be partial, because the network 'Net' is nested in it");

    [Theory]
    [InlineData("partial class {|CNN003:Net|}<T>;", "'Net' is generic, or nested in a generic type; a network has one shape, so declare a class without type parameters")]
    [InlineData("static partial class {|CNN004:Net|};", "'Net' is static; a network is an object with its own parameters, so remove 'static'")]
    [InlineData("abstract partial class {|CNN005:Net|};", "'Net' is abstract; a network must be instantiable, so remove 'abstract'")]
    [InlineData("partial record {|CNN006:Net|};", "'Net' is a record; a network compares by reference, so declare a class")]
    [InlineData("file partial class {|CNN007:Net|};", "'Net' is file-local, or nested in a file-local type, and cannot be extended from another file; remove 'file'")]
    [InlineData("partial class Net{|CNN008:(int size)|} { int S => size; }", "'Net' has a primary constructor; declare ordinary constructors that chain to ': this(seed)'")]
    [InlineData("partial class Net { public {|CNN009:Net|}(string s) { } }", "this constructor of 'Net' must chain to the generated one with ': this(seed)', which creates the parameters")]
    [InlineData("partial class Net { public {|CNN009:Net|}() : base() { } }", "this constructor of 'Net' must chain to the generated one with ': this(seed)', which creates the parameters")]
    [InlineData("partial class Net { public {|CNN016:Net|}(int a) { } }", "'Net' declares a constructor with a single int, which is the generated one; remove it, or give it other parameters")]
    [InlineData("partial class Net { public required string {|CNN015:Label|} { get; init; } }", "'Net' has the required member 'Label', which a network created from its seed alone does not set; remove 'required'")]
    [InlineData("partial class {|CNN014:Net|} : B { } class B(int x) { public int X => x; }", "'Net' needs a constructor without parameters in its base class 'B', because the generated constructor calls it")]
    [InlineData("partial class {|CNN014:Net|} : B { } class B { private B() { } }", "'Net' needs a constructor without parameters in its base class 'B', because the generated constructor calls it")]
    [InlineData("partial class {|CNN017:Net|} : B { } [Cnn, Input(2), Dense(1)] partial class B;", "'Net' derives from the network 'B'; a network has one declaration, so derive from another class")]
    public Task UnusableClass_UnderlinesThePlace(string declaration, string message) => ExpectAsync($"using CnnGen;\n{Layers} {declaration}", message);

    [Fact]
    public Task NestedInGeneric_IsDiagnosed() => ExpectAsync(
        $"using CnnGen;\npartial class Outer<T> {{ {Layers} partial class {{|CNN003:Net|}}; }}",
        "'Net' is generic, or nested in a generic type; a network has one shape, so declare a class without type parameters");

    [Theory]
    [InlineData("partial class Net { static Net() { } }")]
    [InlineData("partial class Net { public Net(string s) : this(s.Length) { } private Net(double x) : this(\"\") { } }")]
    [InlineData("internal sealed partial class Net;")]
    [InlineData("partial class Net : B { } class B { protected B(int x = 0) { } public virtual int Depth => 1; }")]
    [InlineData("partial class Net { public void Predict(string path) { } public int Classify(int i) => i; }")]
    [InlineData("partial class Net { public int Conv2 => 1; }")]
    public Task LegalClass_IsSilent(string declaration) => ExpectAsync($"using CnnGen;\n{Layers} {declaration}");

    [Fact]
    public Task NoInput_UnderlinesClass() => ExpectAsync(
        "using CnnGen;\n[Cnn, Conv2D(4, 3)] partial class {|CNN010:Net|};",
        "'Net' has no input; put [Input(height, width, channels)] or [Input(features)] before its first layer");

    [Fact]
    public Task NoLayers_UnderlinesClass() => ExpectAsync(
        "using CnnGen;\n[Cnn, Input(4)] partial class {|CNN012:Net|};",
        "'Net' has no layers; put at least one, such as [Dense(10)], after its [Input]");

    [Fact]
    public Task InputNotFirst_UnderlinesInput() => ExpectAsync(
        "using CnnGen;\n[Cnn, Flatten, {|CNN011:Input(4)|}, Dense(3)] partial class Net;",
        "the [Input] of 'Net' must stand before its first layer; it is declared after flatten1");

    [Fact]
    public Task ScatteredLayers_UnderlineTheFirstOfEachOtherPart() => ExpectAsync(
        "using CnnGen;\n[Cnn] partial class Net;\n[{|CNN013:Dense(3)|}, Softmax] partial class Net;\n[Input(4), Dense(5)] partial class Net;",
        "'Net' has layers in several partial declarations, which have no order among them; move them all into one");

    [Fact]
    public Task CnnAndLoss_MayStandOnAnyPart() => ExpectAsync(
        "using CnnGen;\n[Loss(Loss.Huber)] partial class Net;\n[Input(4), Dense(5)] partial class Net;\n[Cnn] partial class Net;");

    [Fact]
    public Task SecondInput_IsLeftToTheCompiler() => ExpectAsync("using CnnGen;\n[Cnn, Input(4), Input(5), Dense(3)] partial class Net;");

    [Fact]
    public Task LayersWithoutCnn_AreAWarningOnTheFirst() => ExpectAsync(
        "using CnnGen;\n[{|CNN100:Input(4)|}, Dense(3)] partial class Net;",
        "'Net' has layer attributes but no [Cnn], so nothing is generated for it; add [Cnn], or remove them");

    [Fact]
    public Task UsersOwnAttributesOfTheSameNames_AreNotOurs() => ExpectAsync(
        """
        namespace Mine
        {
            class CnnAttribute : System.Attribute;
            class DenseAttribute(int units) : System.Attribute { public int U => units; }

            [Cnn, Dense(0)] class Net;
        }
        """);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public async Task OldLanguage_IsTheOnlyError(LanguageVersion version, string name)
    {
        CSharpCompilation compilation = Compile.Sources(
            Compile.ParseOptions.WithLanguageVersion(version), "using CnnGen;\nnamespace A { [Cnn, Input(4), Dense(3)] partial class Net { } }");
        Generation generation = Generation.Run(compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)));
        Assert.Empty(generation.CompilerDiagnostics());
        Diagnostic diagnostic = Assert.Single(await Compile.AnalyzeAsync(generation.Output));
        Assert.Equal("CNN018", diagnostic.Id);
        Assert.Equal(
            $"'Net' needs C# 12.0 or newer for its generated code, and this project is compiled as C# {name}; set LangVersion, or remove it",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task PragmaDisablesADiagnostic() => ExpectAsync(
        "using CnnGen;\n#pragma warning disable CNN100\n[Dense(3)] partial class Net;\n#pragma warning restore CNN100");
}
