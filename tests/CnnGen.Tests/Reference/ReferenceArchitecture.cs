using System.Text.Json;
using CnnGen.Generator.Model;
using CnnGen.Tests.Naive;

namespace CnnGen.Tests.Reference;

/// <summary>Turns a stored <c>architecture.json</c> into a network model, and checks its shapes on the way.</summary>
internal static class ReferenceArchitecture
{
    public static Network Parse(JsonElement architecture, string className, bool withSoftmax)
    {
        int[] input = Integers(architecture, "inputShape");
        NetworkBuilder network = NetworkBuilder.Input(input[1], input[2], input[0], channelsFirst: true);
        Dictionary<string, int> layers = new(StringComparer.Ordinal) { ["input"] = network.Last };
        foreach (JsonElement layer in architecture.GetProperty("layers").EnumerateArray())
        {
            int[] inputs = [.. layer.TryGetProperty("inputs", out JsonElement names) ? names.EnumerateArray().Select(name => layers[name.GetString()!]) : [network.Last]];
            Add(network.From(inputs[0]), layer, inputs[1..]);
            layers.Add(layer.GetProperty("name").GetString()!, network.Last);
            Assert.Equal(ShapeOf(layer), OutputShape(network.Current));
        }

        if (withSoftmax)
        {
            network.Softmax();
        }

        return architecture.GetProperty("loss").GetProperty("kind").GetString() switch
        {
            "softmax_cross_entropy" => network.Build(className, LossKind.CrossEntropy),
            "mse" => network.Build(className, LossKind.MeanSquaredError),
            string other => throw new InvalidDataException($"Unknown loss '{other}'."),
            null => throw new InvalidDataException("The loss is null."),
        };
    }

    private static NetworkBuilder Add(NetworkBuilder network, JsonElement layer, int[] others)
    {
        string name = layer.GetProperty("name").GetString()!;
        return layer.GetProperty("kind").GetString() switch
        {
            "conv2d" => network.Conv2D(
                layer.GetProperty("outChannels").GetInt32(), Pair(layer, "kernel"), Pair(layer, "stride"), Padding(layer), Pair(layer, "dilation"),
                layer.GetProperty("groups").GetInt32(), layer.GetProperty("bias").GetBoolean(), name: name),
            "maxpool2d" => network.MaxPool2D(
                Pair(layer, "kernel"), Pair(layer, "stride"), Padding(layer), Pair(layer, "dilation"), layer.GetProperty("ceilMode").GetBoolean(), name),
            "avgpool2d" => network.AveragePool2D(
                Pair(layer, "kernel"), Pair(layer, "stride"), Padding(layer), layer.GetProperty("ceilMode").GetBoolean(),
                layer.GetProperty("countIncludePad").GetBoolean(), name),
            "globalavgpool2d" => network.GlobalAveragePool2D(name),

            // A window over the whole map leaves one pixel.
            "adaptiveavgpool2d" when Integers(layer, "size") is [1, 1] => network.AveragePool2D((network.Current.Height, network.Current.Width), name: name),
            "add" => network.Add(others, name: name),
            "concatenate" => network.Concatenate(others, name),
            "multiply" => network.Multiply(others, name: name),
            "activation" => network.Activation(Function(layer), name),
            "flatten" => network.Flatten(name),
            "dense" => network.Dense(layer.GetProperty("outFeatures").GetInt32(), layer.GetProperty("bias").GetBoolean(), name: name),
            string other => throw new InvalidDataException($"{name}: unknown layer kind '{other}'."),
            null => throw new InvalidDataException($"{name}: the kind is null."),
        };
    }

    /// <summary>As declared: <c>Same</c> must then come out as the file's resolved pads, which the output's shape shows.</summary>
    private static PaddingSpec Padding(JsonElement layer)
    {
        PaddingSpec resolved = NetworkBuilder.Explicit(
            layer.GetProperty("padTop").GetInt32(), layer.GetProperty("padLeft").GetInt32(),
            layer.GetProperty("padBottom").GetInt32(), layer.GetProperty("padRight").GetInt32());
        bool isSame = layer.TryGetProperty("padding", out JsonElement padding) && padding.GetString() == "same";
        return isSame ? NetworkBuilder.Same : resolved.Pads.IsNone ? NetworkBuilder.Valid : resolved;
    }

    private static ActivationFunction Function(JsonElement layer) => layer.GetProperty("function").GetString() switch
    {
        "relu" => new ActivationFunction(ActivationKind.ReLU),
        "leaky_relu" => new ActivationFunction(ActivationKind.LeakyReLU, layer.GetProperty("alpha").GetDouble()),
        "gelu" => new ActivationFunction(ActivationKind.GELU),
        "gelu_tanh" => new ActivationFunction(ActivationKind.GELUTanh),
        "silu" => new ActivationFunction(ActivationKind.SiLU),
        "elu" => new ActivationFunction(ActivationKind.ELU, layer.GetProperty("alpha").GetDouble()),
        "sigmoid" => new ActivationFunction(ActivationKind.Sigmoid),
        "hardsigmoid" => new ActivationFunction(ActivationKind.HardSigmoid),
        "tanh" => new ActivationFunction(ActivationKind.Tanh),
        string other => throw new InvalidDataException($"Unknown activation '{other}'."),
        null => throw new InvalidDataException("The activation is null."),
    };

    /// <summary>A global pool is flat here, and one pixel in PyTorch.</summary>
    private static int[] ShapeOf(JsonElement layer)
    {
        int[] shape = Integers(layer, "outShape");
        return layer.GetProperty("kind").GetString() == "globalavgpool2d" ? shape[..1] : shape;
    }

    private static int[] OutputShape(Shape shape) => shape.IsFlat ? [shape.Channels] : [shape.Channels, shape.Height, shape.Width];

    private static int[] Integers(JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(static number => number.GetInt32())];

    private static (int Height, int Width) Pair(JsonElement element, string property) =>
        Integers(element, property) is [int height, int width] ? (height, width) : throw new InvalidDataException($"'{property}' is not a pair.");
}
