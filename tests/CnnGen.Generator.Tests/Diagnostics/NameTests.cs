namespace CnnGen.Generator.Tests.Diagnostics;

public sealed class NameTests : DiagnosticsTest
{
    [Theory]
    [InlineData("\"\"", "conv1: the name \"\" is not valid; use letters, digits, '_' and '.'")]
    [InlineData("\"a b\"", "conv1: the name \"a b\" is not valid; use letters, digits, '_' and '.'")]
    [InlineData("\"a\\\"*/\\n\\0\"", "conv1: the name \"a\\\"*/\\n\\0\" is not valid; use letters, digits, '_' and '.'")]
    [InlineData("\"\\ud83d\"", "conv1: the name \"\\ud83d\" is not valid; use letters, digits, '_' and '.'")]
    public Task InvalidName_IsQuoted(string literal, string message) =>
        ExpectLayersAsync($"[Input(8, 8)]\n[Conv2D(4, 3, {{|CNN080:Name = {literal}|}})]", message);

    [Fact]
    public Task NullName_IsDiagnosed() => ExpectLayersAsync("[Input(8, 8)]\n[Conv2D(4, 3, {|CNN030:Name = null|})]", "conv1: Name is null; remove it, or give a value");

    [Fact]
    public Task LongName_IsCounted() => ExpectLayersAsync(
        $"[Input(8, 8)]\n[Conv2D(4, 3, {{|CNN086:Name = \"{new string('x', 10_000)}\"|}})]", "conv1: the name has 10000 characters; at most 128 are supported");

    [Theory]
    [InlineData("[Dense(3, Name = \"a\")]\n[ReLU]\n[Dense(3, {|CNN081:Name = \"a\"|})]", "a: another layer is already called a; give this one a Name of its own")]
    [InlineData("[Dense(3, Name = \"dense2\")]\n[ReLU]\n[{|CNN081:Dense(3)|}]", "dense2: another layer is already called dense2; give this one a Name of its own")]
    [InlineData("[Dense(3, {|CNN081:Name = \"input\"|})]", "input: another layer is already called input; give this one a Name of its own")]
    [InlineData("[Dense(3, Name = \"fc_a\")]\n[ReLU]\n[Dense(3, {|CNN082:Name = \"fcA\"|})]", "fcA: its member would be FcA, which is already the member of fc_a; give it another Name")]
    [InlineData("[Dense(3, {|CNN084:Name = \"predict\"|})]", "predict: its member would be Predict, which every network has; give the layer another Name")]
    [InlineData("[Dense(3, {|CNN084:Name = \"input_length\"|})]", "input_length: its member would be InputLength, which every network has; give the layer another Name")]
    [InlineData("[Dense(3, {|CNN083:Name = \"toString\"|})]", "toString: its member would be ToString, which 'Net' already has; give the layer another Name, or rename the member")]
    [InlineData("[Dense(3, {|CNN083:Name = \"net\"|})]", "net: its member would be Net, which 'Net' already has; give the layer another Name, or rename the member")]
    public Task CollidingName_IsDiagnosed(string layers, string message) => ExpectLayersAsync($"[Input(8)]\n{layers}", message);

    [Theory]
    [InlineData("{|CNN080:Name = \"a b\"|}", "the name \"a b\" is not valid; use letters, digits, '_' and '.'")]
    [InlineData("{|CNN030:Name = null|}", "Name is null; remove it, or give a value")]
    public Task WrongName_CollidesWithNothing(string name, string message) => ExpectAsync(
        $"using CnnGen;\n[Cnn, Input(8), Dense(3, Name = \"dense2\"), ReLU, Dense(3, {name}), ReLU, Dense(3, {name})] partial class Net {{ int Dense3; }}",
        $"dense2: {message}", $"dense3: {message}");

    [Fact]
    public Task MemberOfTheClass_CollidesWithALayersMember() => ExpectAsync(
        "using CnnGen;\n[Cnn, Input(8), {|CNN083:Dense(3)|}] partial class Net { int Dense1; class Flatten1; }",
        "dense1: its member would be Dense1, which 'Net' already has; give the layer another Name, or rename the member");

    [Fact]
    public Task InheritedMember_CollidesWithALayersMember() => ExpectAsync(
        "using CnnGen;\nclass B { protected int Dense1; }\n[Cnn, Input(8), {|CNN083:Dense(3)|}] partial class Net : B;",
        "dense1: its member would be Dense1, which 'Net' already has; give the layer another Name, or rename the member");

    [Theory]
    [InlineData("int {|CNN085:Summary|};", "Summary")]
    [InlineData("void {|CNN085:Layers|}() { }", "Layers")]
    [InlineData("class {|CNN085:Parameters|};", "Parameters")]
    [InlineData("public int {|CNN085:Classify|}(System.ReadOnlySpan<float> x) => 0;", "Classify")]
    [InlineData("int {|CNN085:Predict|} => 0;", "Predict")]
    [InlineData("int {|CNN085:InputShape|} => 0;", "InputShape")]
    [InlineData("public void {|CNN085:Classify|}(System.ReadOnlySpan<float> x, System.Span<int> y) { }", "Classify")]
    [InlineData("public string {|CNN085:get_Summary|}() => \"\";", "get_Summary")]
    [InlineData("public void {|CNN085:Inspect|}(System.ReadOnlySpan<float> x, LayerObserver o) { }", "Inspect")]
    public Task OwnMemberWithAGeneratedName_UnderlinesMember(string member, string name) => ExpectAsync(
        $"using CnnGen;\n[Cnn, Input(8), Dense(3)] partial class Net {{ {member} }}",
        $"'Net' already has a member {name}, which is generated for every network; rename it");

    [Fact]
    public Task ClassWithTheNameOfAGeneratedMember_UnderlinesTheClass() => ExpectAsync(
        "using CnnGen;\n[Cnn, Input(8), Dense(3)] partial class {|CNN088:Summary|} { }",
        "'Summary' is also the name of a member that is generated for every network, and C# allows no member with the name of its class; rename the class");

    [Fact]
    public Task TypeWhereGeneratedCodeBelongs_UnderlinesTheNetwork() => ExpectAsync(
        "namespace CnnGen.Generated { class NetKernels; }\n[CnnGen.Cnn, CnnGen.Input(8), CnnGen.Dense(3)] partial class {|CNN087:Net|};",
        "the generated code of 'Net' belongs in the namespace CnnGen.Generated.NetKernels, where the type 'CnnGen.Generated.NetKernels' is in its way; rename that type, or move it to another namespace");

    [Fact]
    public Task LayersWithoutParameters_HaveNoMember() =>
        ExpectAsync("using CnnGen;\n[Cnn, Input(8, 8), Flatten(Name = \"predict\"), Dense(3)] partial class Net { int Flatten1; }");

    [Fact]
    public Task NamesWithDotsKeywordsAndDigits_AreFine() => ExpectLayersAsync(
        "[Input(8, 8)]\n[Conv2D(4, 3, Name = \"block1.conv\", Activation = Activation.ReLU)]\n[Flatten(Name = \"class\")]\n[Dense(3, Name = \"0\")]\n[ReLU]\n[Dense(3, Name = \"für_später\")]");
}
