using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Shapes;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Shapes;

/// <summary>What layers learn, by PyTorch's names and shapes.</summary>
public sealed class LayerParameterTests
{
    private static readonly Network s_network = Declared.Network(
        """
        [Input(9, 7, 6)]
        [Conv2D(4, 3, 2, Groups = 2, StrideWidth = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
        [DepthwiseConv2D(3, DepthMultiplier = 2, UseBias = false, Name = "block.dw")]
        [MaxPool2D(2)]
        [Flatten]
        [Dropout(0.5)]
        [Dense(5)]
        [Dense(3, UseBias = false)]
        [Softmax]
        """);

    [Fact]
    public void Parameters_HavePyTorchsNamesAndShapes() => Assert.Equal(
        ["0 conv1.weight [4, 3, 3, 2]", "0 conv1.bias [4]", "1 block.dw.weight [8, 1, 3, 3]", "5 dense1.weight [5, 24]", "5 dense1.bias [5]", "6 dense2.weight [3, 5]"],
        LayerParameter.Of(s_network).Select(static parameter => $"{parameter.Layer} {parameter.Name} {parameter.Shape}"));

    [Fact]
    public void Plan_StoresTheSameTensors() => Assert.Equal(
        NetworkPlanner.Plan(s_network, withInputGradient: false).Parameters.Select(static parameter => parameter.Parameter),
        LayerParameter.Of(s_network));

    [Fact]
    public void Parameters_AreAsManyValuesAsTheLayersCost() => Assert.Equal(
        s_network.Layers.Sum(static layer => (long)LayerCost.Parameters(layer)),
        LayerParameter.Of(s_network).Sum(static parameter => (long)parameter.Spec.Count));
}
