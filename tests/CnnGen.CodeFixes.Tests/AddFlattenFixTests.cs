using CnnGen.CodeFixes.Tests.Harness;

namespace CnnGen.CodeFixes.Tests;

public sealed class AddFlattenFixTests : FixTest<AddFlattenFix>
{
    private const string Title = "Add [Flatten] before the dense layer";

    [Fact]
    public Task AttributesOnTheirOwnLines_GetALine() => ExpectAsync(
        """
        using CnnGen;

        partial class Nets
        {
            /// <summary>Digits.</summary>
            [Cnn]
            [Input(28, 28)]                 // pixels
            [MaxPool2D(2)]
            // the head
            [Dense(10)]                     // digits
            [Softmax]
            partial class Net;
        }
        """,
        """
        using CnnGen;

        partial class Nets
        {
            /// <summary>Digits.</summary>
            [Cnn]
            [Input(28, 28)]                 // pixels
            [MaxPool2D(2)]
            // the head
            [Flatten]
            [Dense(10)]                     // digits
            [Softmax]
            partial class Net;
        }
        """,
        Title);

    [Theory]
    [InlineData("[Cnn, Input(8, 8), Dense(3)]\npartial class Net;", "[Cnn, Input(8, 8), Flatten, Dense(3)]\npartial class Net;")]
    [InlineData("[Cnn, Input(8, 8)]\n[Dense(4), Softmax]\npartial class Net;", "[Cnn, Input(8, 8)]\n[Flatten, Dense(4), Softmax]\npartial class Net;")]
    [InlineData("[Cnn] [Input(8, 8)] [Dense(3)] partial class Net;", "[Cnn] [Input(8, 8)] [Flatten] [Dense(3)] partial class Net;")]
    [InlineData("[Cnn,\n Input(8, 8), /* in */\n Dense(3)]\npartial class Net;", "[Cnn,\n Input(8, 8), /* in */\n Flatten,\n Dense(3)]\npartial class Net;")]
    [InlineData("[Cnn]\r\n[Input(8, 8)]\r\n\t[Dense(3)]\r\npartial class Net;\r\n", "[Cnn]\r\n[Input(8, 8)]\r\n\t[Flatten]\r\n\t[Dense(3)]\r\npartial class Net;\r\n")]
    [InlineData("[Cnn]\n[Input(8, 8)]\n#if true\n[Dense(3)]\n#endif\npartial class Net;", "[Cnn]\n[Input(8, 8)]\n#if true\n[Flatten]\n[Dense(3)]\n#endif\npartial class Net;")]
    public Task Flatten_IsWrittenAsItsNeighboursAre(string before, string after) => ExpectAsync($"using CnnGen;\n{before}", $"using CnnGen;\n{after}", Title);

    [Theory]
    [InlineData("", "CnnGen.Dense(3)", "CnnGen.Flatten")]
    [InlineData("using C = CnnGen;", "C::DenseAttribute(3)", "C::Flatten")]
    [InlineData("using D = CnnGen.DenseAttribute;", "D(3)", "global::CnnGen.Flatten")]
    [InlineData("using CnnGen; class Flatten;", "Dense(3)", "Flatten")]
    [InlineData("using CnnGen; class FlattenAttribute : System.Attribute;", "Dense(3)", "global::CnnGen.Flatten")]
    public Task Flatten_IsTheLibrarys(string before, string dense, string flatten) => ExpectAsync(
        $"{before}\n[CnnGen.Cnn, CnnGen.Input(8, 8)]\n[{dense}]\npartial class Net;",
        $"{before}\n[CnnGen.Cnn, CnnGen.Input(8, 8)]\n[{flatten}]\n[{dense}]\npartial class Net;",
        Title);

    [Fact]
    public Task FixAll_ReachesEveryNetwork() => ExpectAllAsync(
        "using CnnGen;\n[Cnn, Input(8, 8), Dense(3)] partial class A;\n\n[Cnn]\n[Input(8, 8)]\n[Dense(3)]\npartial class B;\n",
        "using CnnGen;\n[Cnn, Input(8, 8), Flatten, Dense(3)] partial class A;\n\n[Cnn]\n[Input(8, 8)]\n[Flatten]\n[Dense(3)]\npartial class B;\n");
}
