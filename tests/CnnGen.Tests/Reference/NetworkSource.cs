using System.Globalization;
using CnnGen.Generator.Model;

namespace CnnGen.Tests.Reference;

/// <summary>The C# declaration that a user would write for a network model: the way back from the generator's parsing.</summary>
internal static class NetworkSource
{
    public static string Write(Network network)
    {
        string container = network.Target.Namespace.Length == 0 ? "" : $"namespace {network.Target.Namespace};\n\n";
        string[] loss = network.IsDefaultLoss ? [] : [Loss(network.Loss)];
        IEnumerable<string> attributes = ["Cnn" + Initializer(network), Input(network), .. network.Layers.SelectMany((shaped, index) => Attributes(network, shaped, index)), .. loss];
        string lines = string.Concat(attributes.Select(static attribute => $"[{attribute}]\n"));
        return $"using CnnGen;\n\n{container}{lines}public sealed partial class {network.Target.Name};\n";
    }

    private static string Initializer(Network network) =>
        network.Initializer == InitializerKind.PyTorch ? "" : $"(Initializer = Initializer.{network.Initializer})";

    private static string Input(Network network) => network.Input switch
    {
        { IsFlat: true } flat => Call("Input", flat.Channels),
        Shape spatial when network.ChannelsFirst => Call("Input", spatial.Height, spatial.Width, spatial.Channels, "Layout = ImageLayout.ChannelsFirst"),
        Shape spatial => Call("Input", spatial.Height, spatial.Width, spatial.Channels),
    };

    /// <summary>A layer, after the start of its branch where it does not read the layer above.</summary>
    private static IEnumerable<string> Attributes(Network network, ShapedLayer shaped, int index)
    {
        string[] names = [.. shaped.Sources.Select(source => source < 0 ? "\"input\"" : $"\"{network.Layers[source].Layer.Name}\"")];
        string layer = shaped.Layer switch
        {
            AddLayer add => Call(add.Kind, [.. names.Skip(1), Short(add.Activation), Name(add)]),
            MultiplyLayer multiply => Call(multiply.Kind, [.. names.Skip(1), Short(multiply.Activation), Name(multiply)]),
            ConcatenateLayer concatenate => Call(concatenate.Kind, [.. names.Skip(1), Name(concatenate)]),
            Layer other => Attribute(other),
        };
        return shaped.Sources[0] == index - 1 ? [layer] : [$"From({names[0]})", layer];
    }

    private static string Attribute(Layer layer) => layer switch
    {
        Conv2DLayer conv => Call(
            conv.Kind, conv.Filters, conv.Kernel.Height, conv.Kernel.Width, Pair("Stride", conv.Stride), Padding(conv.Padding), Pair("Dilation", conv.Dilation),
            Default("Groups", conv.Groups, 1), Default("UseBias", conv.UseBias, true), Trainable(conv), Short(conv.Activation), Name(conv)),
        DepthwiseConv2DLayer depthwise => Call(
            depthwise.Kind, depthwise.Kernel.Height, depthwise.Kernel.Width, Pair("Stride", depthwise.Stride), Padding(depthwise.Padding),
            Pair("Dilation", depthwise.Dilation), Default("DepthMultiplier", depthwise.DepthMultiplier, 1), Default("UseBias", depthwise.UseBias, true),
            Trainable(depthwise), Short(depthwise.Activation), Name(depthwise)),
        Pool2DLayer pool => Call(
            pool.Kind, pool.Kernel.Height, pool.Kernel.Width, Pair("Stride", pool.Stride), Padding(pool.Padding),
            pool.Dilation == new Size(1, 1) ? null : Pair("Dilation", pool.Dilation), Default("CeilMode", pool.CeilMode, false),
            Default("CountIncludePad", pool.CountIncludePad, false), Name(pool)),
        UpSampling2DLayer upSampling => Call(upSampling.Kind, upSampling.Factors.Height, upSampling.Factors.Width, Name(upSampling)),
        DenseLayer dense => Call(dense.Kind, dense.Units, Default("UseBias", dense.UseBias, true), Trainable(dense), Short(dense.Activation), Name(dense)),
        DropoutLayer dropout => Call(dropout.Kind, Real(dropout.Rate), Name(dropout)),
        ActivationLayer { Function.Kind: ActivationKind.GELUTanh } gelu => Call(gelu.Kind, "Approximate = true", Name(gelu)),
        ActivationLayer { Function: { Kind: ActivationKind.Clip } clip } layerOfClip => Call(layerOfClip.Kind, Real(clip.Alpha), Real(clip.Beta), Name(layerOfClip)),
        ActivationLayer { Function: { Kind: ActivationKind.LeakyReLU or ActivationKind.ELU } sloped } activation => Call(activation.Kind, Real(sloped.Alpha), Name(activation)),
        _ => Call(layer.Kind, Name(layer)),
    };

    private static string Loss(LossFunction loss) => Call(
        "Loss", $"Loss.{loss.Kind}", Default("LabelSmoothing", Real(loss.LabelSmoothing), "0"), Default("Delta", Real(loss.Delta), "1"));

    private static string Call(string attribute, params object?[] arguments) =>
        FormattableString.Invariant($"{attribute}({string.Join(", ", arguments.Where(static argument => argument is not null))})");

    private static string Name(Layer layer) => $"Name = \"{layer.Name}\"";

    private static string? Trainable(LearningLayer layer) => Default("Trainable", layer.IsTrainable, true);

    private static string Pair(string property, Size size) => FormattableString.Invariant($"{property}Height = {size.Height}, {property}Width = {size.Width}");

    private static string? Padding(PaddingSpec padding) => padding.Mode switch
    {
        PaddingMode.Same => "Padding = Padding.Same",
        PaddingMode.Explicit => FormattableString.Invariant(
            $"Pads = new[] {{ {padding.Pads.Top}, {padding.Pads.Left}, {padding.Pads.Bottom}, {padding.Pads.Right} }}"),
        _ => null,
    };

    private static string? Short(ActivationFunction activation) => activation.Kind switch
    {
        ActivationKind.None => null,
        ActivationKind.GELUTanh or ActivationKind.Clip => throw new ArgumentException($"{activation.Kind} has no short form.", nameof(activation)),
        ActivationKind kind => $"Activation = Activation.{kind}",
    };

    private static string? Default<T>(string property, T value, T usual)
        where T : IEquatable<T> => value.Equals(usual) ? null : $"{property} = {(value is bool flag ? (flag ? "true" : "false") : value)}";

    private static string Real(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
