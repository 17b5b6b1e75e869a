using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Shapes;

/// <summary>The one table of what layers hold.</summary>
public sealed class ParameterTableTests
{
    [Theory]
    [InlineData("[Conv2D(8, 3, 2, Groups = 2)]", "weight: Weight of filters 8, channels 3, height 3, width 2; fan 18 to 24", "bias: Bias of filters 8; fan 18 to 24")]
    [InlineData("[Conv2D(8, 1, UseBias = false)]", "weight: Weight of filters 8, channels 6, height 1, width 1; fan 6 to 8")]
    [InlineData("[DepthwiseConv2D(3, DepthMultiplier = 2)]", "weight: Weight of filters 12, channels 1, height 3, width 3; fan 9 to 18", "bias: Bias of filters 12; fan 9 to 18")]
    [InlineData("[Flatten]\n[Dense(7)]", "weight: Weight of units 7, features 150; fan 150 to 7", "bias: Bias of units 7; fan 150 to 7")]
    [InlineData("[MaxPool2D(2)]")]
    [InlineData("[Softmax]")]
    public void Layer_HoldsTheseTensors(string layers, params string[] expected)
    {
        Network network = Declared.Network("[Input(5, 5, 6)]\n" + layers);
        ShapedLayer last = network.Layers[network.Layers.Count - 1];

        Assert.Equal(expected, ParameterTable.Of(last).Select(Describe));
        Assert.Equal(ParameterTable.Of(last).Select(static spec => spec.Member), ParameterTable.Members(last.Layer));
        Assert.All(ParameterTable.Of(last), static spec => Assert.True(spec is { IsLearned: true, HasGradient: true }));
    }

    [Theory]
    [InlineData("[Conv2D(8, 3, 2, Groups = 2, Trainable = false)]")]
    [InlineData("[DepthwiseConv2D(3, Trainable = false)]")]
    [InlineData("[Flatten]\n[Dense(7, Trainable = false)]")]
    public void FrozenLayer_HoldsTheSameTensorsWithoutGradients(string layers)
    {
        ShapedLayer frozen = Last(layers);
        ShapedLayer trainable = Last(layers.Replace(", Trainable = false", "", StringComparison.Ordinal));

        Assert.NotEqual(trainable, frozen);
        Assert.All(ParameterTable.Of(frozen), static spec => Assert.True(spec is { IsLearned: true, HasGradient: false }));
        Assert.Equal(ParameterTable.Of(trainable), ParameterTable.Of(frozen).Select(static spec => spec with { IsFrozen = false }));
        Assert.Equal(LayerCost.Parameters(trainable), LayerCost.Parameters(frozen));
        Assert.Equal(LayerCost.Parameters(frozen), LayerCost.FrozenParameters(frozen));
        Assert.True(LayerCost.FrozenParameters(trainable).IsZero);

        static ShapedLayer Last(string layers) => Declared.Network("[Input(5, 5, 6)]\n" + layers).Layers.Last();
    }

    [Theory]
    [InlineData("[Conv2D(12, 3, Groups = 3)]")]
    [InlineData("[Conv2D(6, 3, Groups = 6)]")]
    [InlineData("[Conv2D(40, 1, UseBias = false)]")]
    [InlineData("[DepthwiseConv2D(3)]")]
    [InlineData("[DepthwiseConv2D(3, DepthMultiplier = 3)]")]
    [InlineData("[Flatten]\n[Dense(7)]")]
    public void Limits_CountWhatIsStored(string layers)
    {
        Network network = Declared.Network("[Input(5, 5, 6)]\n" + layers);
        NetworkPlan plan = NetworkPlanner.Plan(network, withInputGradient: false);

        Assert.Equal(plan.ParameterLength, (int)Limits.ParameterStorage(network.Layers[network.Layers.Count - 1]));
        Assert.All(plan.Parameters, static tensor => Assert.Equal(tensor.Parameter.Spec.Groups, tensor.Storage.Filters / tensor.Storage.FiltersPerGroup));
    }

    private static string Describe(ParameterSpec spec) =>
        $"{spec.Suffix}: {spec.Role} of {string.Join(", ", spec.Axes.Select(static axis => $"{axis.Name} {axis.Length}"))}; fan {spec.Initial.FanIn} to {spec.Initial.FanOut}";
}
