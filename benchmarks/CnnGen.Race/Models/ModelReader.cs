using System.Reflection;

namespace CnnGen.Race.Models;

/// <summary>
/// Reads a model from the attributes of a network's class. Reflection does not promise their order, so each is held against the layer that the
/// generator saw at its place; and a race begins only after the outputs were compared.
/// </summary>
internal static class ModelReader
{
    /// <exception cref="NotSupportedException">The network has something that the peers' builders do not know.</exception>
    public static Model Read<T>()
        where T : class, ICnn<T>
    {
        InputAttribute input = typeof(T).GetCustomAttribute<InputAttribute>()!;
        LayerAttribute[] attributes = [.. typeof(T).GetCustomAttributes<LayerAttribute>(inherit: false)];
        (int height, int width, int channels) = (input.Height, input.Width, input.Channels);
        var layers = new List<ModelLayer>();
        foreach ((LayerAttribute attribute, LayerInfo info) in attributes.Zip(T.Layers.ToArray()))
        {
            if (attribute.GetType().Name != info.Kind + "Attribute")
            {
                throw new NotSupportedException($"{typeof(T).Name}: {attribute.GetType().Name} where the network has {info.Name}.");
            }

            ModelLayer layer = Layer(attribute, info, height, width, channels);
            layers.Add(layer);
            (height, width, channels) = (info.OutputHeight, info.OutputWidth, info.OutputChannels);
        }

        return new Model(typeof(T).Name, input.Height, input.Width, input.Channels, layers);
    }

    private static ModelLayer Layer(LayerAttribute attribute, LayerInfo info, int height, int width, int channels) => attribute switch
    {
        Conv2DAttribute { Dilation: 1 } layer => new ModelLayer.Convolution(
            info.Name, channels, layer.Filters, Axis(height, layer.KernelHeight, layer.Stride, layer.Padding, layer.Pads),
            Axis(width, layer.KernelWidth, layer.Stride, layer.Padding, layer.Pads), layer.Groups, layer.UseBias, IsReLU(layer.Activation)),
        DepthwiseConv2DAttribute { Dilation: 1, DepthMultiplier: 1 } layer => new ModelLayer.Convolution(
            info.Name, channels, channels, Axis(height, layer.KernelHeight, layer.Stride, layer.Padding, layer.Pads),
            Axis(width, layer.KernelWidth, layer.Stride, layer.Padding, layer.Pads), channels, layer.UseBias, IsReLU(layer.Activation)),
        MaxPool2DAttribute { Dilation: 1, CeilMode: false } layer => new ModelLayer.MaxPool(
            info.Name, Axis(height, layer.PoolHeight, layer.Stride, layer.Padding, layer.Pads), Axis(width, layer.PoolWidth, layer.Stride, layer.Padding, layer.Pads)),
        GlobalAveragePool2DAttribute => new ModelLayer.GlobalAveragePool(info.Name),
        FlattenAttribute => new ModelLayer.Flatten(info.Name),
        DenseAttribute layer => new ModelLayer.Dense(info.Name, height * width * channels, layer.Units, layer.UseBias, IsReLU(layer.Activation)),
        DropoutAttribute layer => new ModelLayer.Dropout(info.Name, layer.Rate),
        SoftmaxAttribute => new ModelLayer.Softmax(info.Name),
        _ => throw new NotSupportedException($"{info.Name}: the peers' builders do not know this {info.Kind}."),
    };

    private static ModelAxis Axis(int input, int kernel, int stride, Padding padding, int[]? pads) => (padding, pads) switch
    {
        (_, [int all]) => new ModelAxis(input, kernel, stride, all),
        (Padding.Valid, null) => new ModelAxis(input, kernel, stride, 0),
        (Padding.Same, null) when stride == 1 && kernel % 2 == 1 => new ModelAxis(input, kernel, stride, (kernel - 1) / 2),
        _ => throw new NotSupportedException("The peers' builders know borders of the same width on all sides."),
    };

    private static bool IsReLU(Activation activation) => activation switch
    {
        Activation.None => false,
        Activation.ReLU => true,
        _ => throw new NotSupportedException($"The peers' builders do not know {activation}."),
    };
}
