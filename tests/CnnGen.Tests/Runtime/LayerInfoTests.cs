namespace CnnGen.Tests.Runtime;

/// <summary>A layer of a table is a value, whose inputs nobody can change.</summary>
public sealed class LayerInfoTests
{
    private static readonly LayerInfo s_sum = Sum("conv2", "input");

    [Fact]
    public void SameFacts_AreEqual()
    {
        LayerInfo other = Sum("conv2", "input");

        Assert.Equal(s_sum, other);
        Assert.Equal(s_sum.GetHashCode(), other.GetHashCode());
        Assert.Equal(s_sum, s_sum with { Inputs = ["conv2", "input"] });
    }

    [Fact]
    public void OtherInputs_AreAnotherLayer() => Assert.All(
        (LayerInfo[])[Sum("input", "conv2"), Sum("conv2"), Sum("conv2", "input", "input"), Sum("conv2", "Input"), default], other => Assert.NotEqual(s_sum, other));

    [Fact]
    public void Inputs_AreCopied_AndCannotBeChanged()
    {
        string[] names = ["conv2", "input"];
        LayerInfo layer = Sum(names);
        LayerInfo changed = default(LayerInfo) with { Inputs = names };
        names[0] = "conv1";

        Assert.Equal("conv2", layer.Inputs[0]);
        Assert.Equal("conv2", changed.Inputs[0]);
        Assert.Throws<NotSupportedException>(() => Assert.IsType<IList<string>>(layer.Inputs, exactMatch: false)[0] = "conv1");
    }

    [Fact]
    public void Text_ShowsTheInputs() =>
        Assert.Contains(", Inputs = [conv2, input], ", s_sum.ToString(), StringComparison.Ordinal);

    private static LayerInfo Sum(params string[] inputs) => new("add1", "Add", inputs, 4, 5, 6, IsFlat: false, 0, 0);
}
