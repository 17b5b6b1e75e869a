using CnnGen.CodeFixes.Tests.Harness;

namespace CnnGen.CodeFixes.Tests;

public sealed class RemoveSoftmaxFixTests : FixTest<RemoveSoftmaxFix>
{
    private const string Second = "Remove the second softmax";

    [Fact]
    public Task SecondSoftmax_LeavesItsLine() => ExpectAsync(
        "using CnnGen;\r\n\r\n[Cnn]\r\n[Input(8)]\r\n[Dense(3)]\r\n[Softmax] // first\r\n// again\r\n[Softmax]\r\npartial class Net;\r\n",
        "using CnnGen;\r\n\r\n[Cnn]\r\n[Input(8)]\r\n[Dense(3)]\r\n[Softmax] // first\r\n// again\r\npartial class Net;\r\n",
        Second);

    [Theory]
    [InlineData("[Softmax]\n[Softmax(Name = \"p\")] // probabilities\npartial class Net;", "[Softmax]\n// probabilities\npartial class Net;")]
    [InlineData("[Softmax]\n[\n    Softmax\n]\npartial class Net;", "[Softmax]\npartial class Net;")]
    [InlineData("[Softmax] [Softmax] partial class Net;", "[Softmax] partial class Net;")]
    [InlineData("[Softmax] [Softmax]\npartial class Net;", "[Softmax]\npartial class Net;")]
    [InlineData("[Softmax, Softmax]\npartial class Net;", "[Softmax]\npartial class Net;")]
    [InlineData("[Softmax]\n[Softmax, Loss(Loss.CrossEntropy)]\npartial class Net;", "[Softmax]\n[Loss(Loss.CrossEntropy)]\npartial class Net;")]
    [InlineData("[Softmax]\n#if true\n[Softmax]\n#endif\npartial class Net;", "[Softmax]\n#if true\n#endif\npartial class Net;")]
    public Task SecondSoftmax_LeavesWhatIsBesideIt(string before, string after) => ExpectAsync(
        $"using CnnGen;\n[Cnn, Input(8), Dense(3)]\n{before}", $"using CnnGen;\n[Cnn, Input(8), Dense(3)]\n{after}", Second);

    [Fact]
    public Task InnerSoftmax_IsRemoved() => ExpectAsync(
        "using CnnGen;\n[Cnn, Input(8), Dense(4, Activation = Activation.ReLU), Softmax, Dense(3), Softmax] partial class Net;",
        "using CnnGen;\n[Cnn, Input(8), Dense(4, Activation = Activation.ReLU), Dense(3), Softmax] partial class Net;",
        "Remove the inner softmax");

    [Fact]
    public Task FixAll_SharesCommas() => ExpectAllAsync(
        "using CnnGen;\n[Cnn, Input(8), Dense(3), Softmax, Softmax, Softmax] partial class A;\n[Cnn]\n[Input(8)]\n[Softmax, Dense(3, Activation = Activation.None), Softmax]\n[Softmax, Softmax, Loss(Loss.CrossEntropy)]\npartial class B;\n",
        "using CnnGen;\n[Cnn, Input(8), Dense(3), Softmax] partial class A;\n[Cnn]\n[Input(8)]\n[Dense(3, Activation = Activation.None), Softmax]\n[Loss(Loss.CrossEntropy)]\npartial class B;\n");

    [Theory]
    [InlineData("    [Softmax] [Softmax] [Softmax]\n    partial", "    [Softmax]\n    partial")]
    [InlineData("    [Softmax]\n    [Softmax] [Softmax]\n    partial", "    [Softmax]\n    partial")]
    [InlineData("[Softmax] [Softmax] /* p */ [Softmax] partial", "[Softmax] /* p */ partial")]
    public Task FixAll_SharesSpaces(string before, string after) =>
        ExpectAllAsync($"using CnnGen;\n[Cnn, Input(8), Dense(3)]\n{before} class A;\n", $"using CnnGen;\n[Cnn, Input(8), Dense(3)]\n{after} class A;\n");
}
