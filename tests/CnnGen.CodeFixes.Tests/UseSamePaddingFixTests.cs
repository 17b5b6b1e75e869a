using CnnGen.CodeFixes.Tests.Harness;

namespace CnnGen.CodeFixes.Tests;

public sealed class UseSamePaddingFixTests : FixTest<UseSamePaddingFix>
{
    private const string Title = "Use Padding.Same";

    [Theory]
    [InlineData("Conv2D(4, 9)", "Conv2D(4, 9, Padding = Padding.Same)")]
    [InlineData("Conv2D(4, kernelSize: 9, Activation = Activation.ReLU)", "Conv2D(4, kernelSize: 9, Activation = Activation.ReLU, Padding = Padding.Same)")]
    [InlineData("MaxPool2D(9, 9 /* all */)", "MaxPool2D(9, 9 /* all */, Padding = Padding.Same)")]
    [InlineData("MaxPool2D(9, Padding = /* none */ Padding.Valid, Stride = 2)", "MaxPool2D(9, Padding = /* none */ Padding.Same, Stride = 2)")]
    [InlineData("DepthwiseConv2D(13, Pads = new[] { 1, 2 }, Stride = 2)", "DepthwiseConv2D(13, Padding = Padding.Same, Stride = 2)")]
    [InlineData("AveragePool2D(9, CeilMode = false)", "AveragePool2D(9, CeilMode = false, Padding = Padding.Same)")]
    [InlineData("Conv2D(\n    4,\n    9, // large\n    Stride = 2)", "Conv2D(\n    4,\n    9, // large\n    Stride = 2,\n    Padding = Padding.Same)")]
    public Task Misfit_IsPadded(string before, string after) => ExpectAsync(
        $"using CnnGen;\n[Cnn]\n[Input(8, 8)]\n[{before}] // why\npartial class Net;",
        $"using CnnGen;\n[Cnn]\n[Input(8, 8)]\n[{after}] // why\npartial class Net;",
        Title);

    [Theory]
    [InlineData("using CnnGen;\nenum Padding;")]
    [InlineData("using Cnn = CnnGen.CnnAttribute; using Input = CnnGen.InputAttribute; using Conv2D = CnnGen.Conv2DAttribute;")]
    public Task PaddingOfAnotherKind_IsNotMeant(string header) => ExpectAsync(
        $"{header}\n[Cnn, Input(8, 8), Conv2D(4, 9)] partial class Net;",
        $"{header}\n[Cnn, Input(8, 8), Conv2D(4, 9, Padding = global::CnnGen.Padding.Same)] partial class Net;",
        Title);

    // What Windows Forms' global usings do.
    [Theory]
    [InlineData("", "global::CnnGen.Padding.Same")]
    [InlineData("using Padding = CnnGen.Padding;\n", "Padding.Same")]
    public async Task PaddingOfTwoLibraries_IsWrittenSoThatItCompiles(string alias, string written)
    {
        const string forms = "global using Forms;\nnamespace Forms { struct Padding; }";
        await ExpectAsync(
            [$"using CnnGen;\n{alias}[Cnn, Input(8, 8), Conv2D(4, 9)] partial class Net;", forms],
            [$"using CnnGen;\n{alias}[Cnn, Input(8, 8), Conv2D(4, 9, Padding = {written})] partial class Net;", forms],
            Title);
    }

    [Theory]
    [InlineData("MaxPool2D(20, Stride = 4, CeilMode = true)")]
    [InlineData("MaxPool2D(int.MaxValue)")]
    public Task WhereSameIsIllegalOrDoesNotHelp_ItIsNotOffered(string layer) => ExpectNothingAsync($"using CnnGen;\n[Cnn, Input(8, 8), {layer}] partial class Net;");

    [Fact]
    public Task FixAll_ReachesEveryNetwork() => ExpectAllAsync(
        "using CnnGen;\r\n[Cnn, Input(8, 8), Conv2D(4, 9)] partial class A;\r\n\r\n[Cnn, Input(8, 8), MaxPool2D(9)] partial class B;\r\n",
        "using CnnGen;\r\n[Cnn, Input(8, 8), Conv2D(4, 9, Padding = Padding.Same)] partial class A;\r\n\r\n[Cnn, Input(8, 8), MaxPool2D(9, Padding = Padding.Same)] partial class B;\r\n");
}
