using System.Reflection;

namespace CnnGen.Tests.Runtime;

public sealed class AttributeTests
{
    public static TheoryData<Type> LayerAttributes =>
        [.. typeof(LayerAttribute).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(LayerAttributes))]
    public void Layers_MayRepeatOnAClass_AndAreNotInherited(Type layer)
    {
        AttributeUsageAttribute usage = layer.GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.Equal((AttributeTargets.Class, true, false), (usage.ValidOn, usage.AllowMultiple, usage.Inherited));
        Assert.True(layer.IsSealed);
    }

    [Fact]
    public void EveryShortForm_HasItsAttribute()
    {
        Assert.Equal(Activation.None, default);
        Assert.All(
            Enum.GetNames<Activation>().Where(static name => name != nameof(Activation.None)),
            static name => Assert.NotNull(typeof(Activation).Assembly.GetType($"CnnGen.{name}Attribute")));
    }

    [Fact]
    public void Defaults_AreTheDocumentedOnes()
    {
        Conv2DAttribute convolution = new(32, 3, 5) { Name = "stem" };
        Assert.Equal((32, 3, 5), (convolution.Filters, convolution.KernelHeight, convolution.KernelWidth));
        Assert.Equal((1, 1, 1, true), (convolution.Stride, convolution.Dilation, convolution.Groups, convolution.UseBias));
        Assert.All<LearningLayerAttribute>(
            [convolution, new DepthwiseConv2DAttribute(3), new DenseAttribute(4)], static layer => Assert.True(layer.Trainable));
        Assert.Equal((Padding.Valid, Activation.None, null), (convolution.Padding, convolution.Activation, convolution.Pads));
        MaxPool2DAttribute pool = new(2);
        Assert.Equal((2, 2, 2, 1, false), (pool.Stride, pool.StrideHeight, pool.StrideWidth, pool.Dilation, pool.CeilMode));
        Assert.False(new AveragePool2DAttribute(3).CountIncludePad);
        Assert.Equal((1, 1), (new DepthwiseConv2DAttribute(3).DepthMultiplier, new InputAttribute(4, 5).Channels));
        Assert.Equal((0.01, 1.0), (new LeakyReLUAttribute().NegativeSlope, new ELUAttribute().Alpha));
        Assert.Equal((0.0, 1.0), (new LossAttribute(Loss.Huber).LabelSmoothing, new LossAttribute(Loss.Huber).Delta));
    }
}
