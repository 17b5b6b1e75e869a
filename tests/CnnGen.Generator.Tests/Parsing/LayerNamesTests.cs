using CnnGen.Generator.Model;

namespace CnnGen.Generator.Tests.Parsing;

public sealed class LayerNamesTests
{
    [Theory]
    [InlineData("conv1", "Conv1")]
    [InlineData("block1.conv", "Block1_Conv")]
    [InlineData("0", "_0")]
    [InlineData("features.0", "Features_0")]
    [InlineData("0.weight_norm", "_0_WeightNorm")]
    [InlineData("fc_out", "FcOut")]
    [InlineData("conv_1_2", "Conv1_2")]
    [InlineData("_", "_")]
    [InlineData("_hidden", "Hidden")]
    [InlineData("class", "Class")]
    [InlineData("id", "Id")]
    [InlineData("über", "Über")]
    public void MemberName_IsPascalCase(string layer, string member) => Assert.Equal(member, LayerNames.MemberName(layer));
}
