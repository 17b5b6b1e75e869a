using CnnGen.Generator.Model;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Parsing;

public sealed class TargetTests
{
    private const string Layers = "[Cnn, Input(8, 8), Conv2D(4, 3)]";

    [Fact]
    public void GlobalNamespace_IsEmpty() => Assert.Equal(Target("", [], "Net"), Parse($"using CnnGen; {Layers} internal partial class Net;", "Net"));

    [Fact]
    public void KeywordsAndUnicode_AreAsInCode() => Assert.Equal(
        Target("@namespace.Ünï", [], "@class"),
        Parse($"using CnnGen; namespace @namespace.Ünï {{ {Layers} public partial class @class; }}", "namespace.Ünï.class"));

    [Fact]
    public void ContainingTypes_AreOutermostFirst() => Assert.Equal(
        Target("A.B", [new("class", "C"), new("struct", "S"), new("record", "R"), new("record struct", "V"), new("interface", "@event")], "Net"),
        Parse(
            $"using CnnGen; namespace A.B; static partial class C {{ partial struct S {{ partial record R {{ readonly partial record struct V {{ partial interface @event {{ {Layers} partial class Net; }} }} }} }} }}",
            "A.B.C+S+R+V+event+Net"));

    private static TargetClass Target(string name, ContainingType[] containers, string type) => new(name, containers.ToEquatableArray(), type);

    private static TargetClass? Parse(string source, string metadataName) => Declared.Result(source, metadataName).Network?.Target;
}
