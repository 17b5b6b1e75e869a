using CnnGen.CodeFixes.Tests.Harness;

namespace CnnGen.CodeFixes.Tests;

public sealed class MakePartialFixTests : FixTest<MakePartialFix>
{
    [Theory]
    [InlineData("class Net;", "partial class Net;")]
    [InlineData("public sealed class Net;", "public sealed partial class Net;")]
    [InlineData("public /* why */ class Net { }", "public /* why */ partial class Net { }")]
    [InlineData("// about the class\nclass Net;", "// about the class\npartial class Net;")]
    public Task NetworkItself_BecomesPartial(string before, string after) => ExpectAsync(
        $"using CnnGen;\n/// <summary>A network.</summary>\n[Cnn, Input(8), Dense(3)]\n{before}\n",
        $"using CnnGen;\n/// <summary>A network.</summary>\n[Cnn, Input(8), Dense(3)]\n{after}\n",
        "Make 'Net' partial");

    [Fact]
    public Task TypesAroundIt_BecomePartialWithIt() => ExpectAsync(
        """
        using CnnGen;

        static class A
        {
            public readonly ref struct B
            {
                public partial interface C
                {
                    [Cnn, Input(8), Dense(3)]
                    class Net;
                }
            }
        }
        """,
        """
        using CnnGen;

        static partial class A
        {
            public readonly ref partial struct B
            {
                public partial interface C
                {
                    [Cnn, Input(8), Dense(3)]
                    partial class Net;
                }
            }
        }
        """,
        "Make 'A', 'B' and 'Net' partial");

    [Fact]
    public Task TypeAroundAPartialNetwork_BecomesPartial() => ExpectAsync(
        "using CnnGen;\nrecord struct Outer\n{\n    [Cnn, Input(8), Dense(3)]\n    partial class Net;\n}\n",
        "using CnnGen;\npartial record struct Outer\n{\n    [Cnn, Input(8), Dense(3)]\n    partial class Net;\n}\n",
        "Make 'Outer' partial");

    [Fact]
    public Task FixAll_WritesPartialOnce_WhereNetworksShareAnOuterType() => ExpectAllAsync(
        "using CnnGen;\r\nclass Outer\r\n{\r\n    [Cnn, Input(8), Dense(3)] class A;\r\n    [Cnn, Input(8), Dense(3)] class B;\r\n}\r\n\r\n[Cnn, Input(8), Dense(3)] class C;\r\n",
        "using CnnGen;\r\npartial class Outer\r\n{\r\n    [Cnn, Input(8), Dense(3)] partial class A;\r\n    [Cnn, Input(8), Dense(3)] partial class B;\r\n}\r\n\r\n[Cnn, Input(8), Dense(3)] partial class C;\r\n");
}
