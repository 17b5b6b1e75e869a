namespace CnnGen.Generator.Tests.Diagnostics;

/// <summary>The compiler would say of the generated constructor what is to be said of the user's member.</summary>
public sealed class MemberLeftNullTests : DiagnosticsTest
{
    [Theory]
    [InlineData("string {|CNN129:_s|};", "_s")]
    [InlineData("public string {|CNN129:S|} { get; set; }", "S")]
    [InlineData("public string {|CNN129:S|} { get; init; }", "S")]
    [InlineData("public event System.Action {|CNN129:Changed|};", "Changed")]
    [InlineData("readonly int[] {|CNN129:_a|}; public Net(int seed, int[] a) : this(seed) => _a = a;", "_a")]
    public Task MemberWithoutAValue_UnderlinesTheMember(string member, string name) => ExpectAsync(
        Net(member), $"the generated constructor of 'Net' leaves '{name}' null; give it a value where it is declared, or make its type nullable");

    [Theory]
    [InlineData("string _s = \"\"; string? _t; int _i; int? _j; static string s_s; const string C = \"\"; string[] _a = [];")]
    [InlineData("public string S { get; } = \"\"; public string? T { get; set; } public string U => \"\"; public string V { get => \"\"; set { } }")]
    [InlineData("string _s = null!; public event System.Action? Changed; public event System.Action Other { add { } remove { } }")]
    [InlineData("[System.Diagnostics.CodeAnalysis.MaybeNull] string _s;")]
    [InlineData("\n#nullable disable\nstring _s;\n")]
    [InlineData("\n#nullable enable annotations\n#nullable disable warnings\nstring _s;\n")]
    public Task MemberThatMayBeNullOrHasAValue_IsSilent(string members) => ExpectAsync(Net(members));

    private static string Net(string members) =>
        $"using CnnGen;\n[Cnn, Input(8), Dense(3), Softmax] partial class Net {{ {members} }}";
}
