using CnnGen.CodeFixes.Tests.Harness;

namespace CnnGen.CodeFixes.Tests;

public sealed class RenameLayerFixTests : FixTest<RenameLayerFix>
{
    [Theory]
    [InlineData("[Dense(3, Name = \"a\")]\n[Dense(3, Name = \"a\")]", "[Dense(3, Name = \"a\")]\n[Dense(3, Name = \"a2\")]", "a2")]
    [InlineData("[Dense(3, Name = \"a\")]\n[Dense(3, Name = /* ! */ nameof(a), UseBias = false)]\n[Dense(3, Name = \"a2\")]", "[Dense(3, Name = \"a\")]\n[Dense(3, Name = /* ! */ \"a3\", UseBias = false)]\n[Dense(3, Name = \"a2\")]", "a3")]
    [InlineData("[Dense(3, Name = \"dense2\")]\n[Dense(3)]\n[Dense(3)]", "[Dense(3, Name = \"dense2\")]\n[Dense(3, Name = \"dense4\")]\n[Dense(3)]", "dense4")]
    [InlineData("[ReLU(Name = \"relu2\")]\n[ReLU]", "[ReLU(Name = \"relu2\")]\n[ReLU(Name = \"relu3\")]", "relu3")]
    [InlineData("[ReLU(Name = \"relu2\")]\n[ReLU()]", "[ReLU(Name = \"relu2\")]\n[ReLU(Name = \"relu3\")]", "relu3")]
    [InlineData("[ReLU(Name = \"0\")]\n[ReLU(Name = \"0\")]", "[ReLU(Name = \"0\")]\n[ReLU(Name = \"1\")]", "1")]
    [InlineData("[ReLU(Name = \"x9999999999\")]\n[ReLU(Name = \"x9999999999\")]", "[ReLU(Name = \"x9999999999\")]\n[ReLU(Name = \"x9999999999_2\")]", "x9999999999_2")]
    [InlineData("[Dense(3, Name = \"input\")]", "[Dense(3, Name = \"input2\")]", "input2")]
    [InlineData("[Dense(3, Name = \"fc_a\")]\n[Dense(3, Name = \"fcA\")]", "[Dense(3, Name = \"fc_a\")]\n[Dense(3, Name = \"fcA2\")]", "fcA2")]
    [InlineData("[Dense(3, Name = \"predict\")]", "[Dense(3, Name = \"predict2\")]", "predict2")]
    [InlineData("[Dense(3, Name = \"own\")]", "[Dense(3, Name = \"own3\")]", "own3")]
    public Task TakenName_GetsTheNextFreeNumber(string before, string after, string name) => ExpectAsync(
        $"using CnnGen;\n[Cnn]\n[Input(8)]\n{before}\npartial class Net {{ internal int Own => 1; internal int Own2 => 2; }}\nclass a;",
        $"using CnnGen;\n[Cnn]\n[Input(8)]\n{after}\npartial class Net {{ internal int Own => 1; internal int Own2 => 2; }}\nclass a;",
        $"Rename the layer to '{name}'");

    [Fact]
    public Task LongName_StaysWithinTheLimit()
    {
        string name = new('x', 128);
        string free = new string('x', 127) + "2";
        return ExpectAsync(
            $"using CnnGen;\n[Cnn, Input(8), ReLU(Name = \"{name}\"), Dense(3, Name = \"{name}\")] partial class Net;",
            $"using CnnGen;\n[Cnn, Input(8), ReLU(Name = \"{name}\"), Dense(3, Name = \"{free}\")] partial class Net;",
            $"Rename the layer to '{free}'");
    }

    [Fact]
    public Task FixAll_GivesEachANameOfItsOwn() => ExpectAllAsync(
        "using CnnGen;\n[Cnn, Input(8)]\n[Dense(3, Name = \"fc\")]\n[Dense(3, Name = \"fc\")]\n[Dense(3, Name = \"fc\")]\npartial class A;\n\n[Cnn, Input(8), ReLU(Name = \"fc\"), Dense(3, Name = \"fc\")] partial class B;\n",
        "using CnnGen;\n[Cnn, Input(8)]\n[Dense(3, Name = \"fc\")]\n[Dense(3, Name = \"fc2\")]\n[Dense(3, Name = \"fc3\")]\npartial class A;\n\n[Cnn, Input(8), ReLU(Name = \"fc\"), Dense(3, Name = \"fc2\")] partial class B;\n");
}
