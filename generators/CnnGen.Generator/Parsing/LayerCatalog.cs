using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;

namespace CnnGen.Generator.Parsing;

/// <summary>How the attributes of one kind of layer are read.</summary>
/// <param name="DefaultName">Before the ordinal.</param>
/// <param name="Read">The layer of a given name from its arguments.</param>
internal sealed record LayerKind(string DefaultName, Func<string, ArgumentReader, Layer> Read);

/// <summary>Every layer attribute: a row each.</summary>
internal static class LayerCatalog
{
    private static readonly Size s_one = new(1, 1);

    private static readonly Dictionary<string, LayerKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["Conv2DAttribute"] = Learning("conv", static (name, a) => new Conv2DLayer(
            name, a.Count("filters"), a.WindowSize("kernel"), a.PerAxis("Stride", s_one), a.Padding(), a.PerAxis("Dilation", s_one),
            a.Count("Groups", 1), a.Flag("UseBias", true), ShortForm(a))),
        ["DepthwiseConv2DAttribute"] = Learning("depthwise", static (name, a) => new DepthwiseConv2DLayer(
            name, a.WindowSize("kernel"), a.PerAxis("Stride", s_one), a.Padding(), a.PerAxis("Dilation", s_one),
            a.Count("DepthMultiplier", 1), a.Flag("UseBias", true), ShortForm(a))),
        ["MaxPool2DAttribute"] = new("pool", static (name, a) => Pool(name, a, PoolKind.Max)),
        ["AveragePool2DAttribute"] = new("pool", static (name, a) => Pool(name, a, PoolKind.Average)),
        ["GlobalMaxPool2DAttribute"] = new("pool", static (name, _) => new GlobalPool2DLayer(name, PoolKind.Max)),
        ["GlobalAveragePool2DAttribute"] = new("pool", static (name, _) => new GlobalPool2DLayer(name, PoolKind.Average)),
        ["UpSampling2DAttribute"] = new("upsampling", static (name, a) => new UpSampling2DLayer(name, a.SizeOf("size", "heightFactor", "widthFactor"))),
        ["FlattenAttribute"] = new("flatten", static (name, _) => new FlattenLayer(name)),
        ["DenseAttribute"] = Learning("dense", static (name, a) => new DenseLayer(name, a.Count("units"), a.Flag("UseBias", true), ShortForm(a))),
        ["DropoutAttribute"] = new("dropout", static (name, a) => new DropoutLayer(name, a.Real("rate", static rate => rate is >= 0 and <= 1, Descriptors.RateOutOfRange))),
        ["SoftmaxAttribute"] = new("softmax", static (name, _) => new SoftmaxLayer(name)),
        ["AddAttribute"] = new("add", static (name, a) => new AddLayer(name, ShortForm(a))),
        ["ConcatenateAttribute"] = new("concatenate", static (name, _) => new ConcatenateLayer(name)),
        ["MultiplyAttribute"] = new("multiply", static (name, a) => new MultiplyLayer(name, ShortForm(a))),
        ["ReLUAttribute"] = Activation(ActivationKind.ReLU),
        ["ReLU6Attribute"] = Activation(ActivationKind.ReLU6),
        ["LeakyReLUAttribute"] = Activation("leakyrelu", static a => new(ActivationKind.LeakyReLU, a.Real("negativeSlope", 0.01))),
        ["ELUAttribute"] = Activation("elu", static a => new(ActivationKind.ELU, a.Real("alpha", 1))),
        ["SELUAttribute"] = Activation(ActivationKind.SELU),
        ["GELUAttribute"] = Activation("gelu", static a => new(a.Flag("Approximate", false) ? ActivationKind.GELUTanh : ActivationKind.GELU)),
        ["SiLUAttribute"] = Activation(ActivationKind.SiLU),
        ["MishAttribute"] = Activation(ActivationKind.Mish),
        ["SigmoidAttribute"] = Activation(ActivationKind.Sigmoid),
        ["TanhAttribute"] = Activation(ActivationKind.Tanh),
        ["SoftplusAttribute"] = Activation(ActivationKind.Softplus),
        ["SoftsignAttribute"] = Activation(ActivationKind.Softsign),
        ["HardSigmoidAttribute"] = Activation(ActivationKind.HardSigmoid),
        ["HardSwishAttribute"] = Activation(ActivationKind.HardSwish),
        ["ClipAttribute"] = Activation("clip", Clip),
    };

    /// <summary>The kind of layer that an attribute declares; null for one that declares none.</summary>
    public static LayerKind? Find(string attribute) => s_kinds.TryGetValue(attribute, out LayerKind? kind) ? kind : null;

    private static LayerKind Learning(string defaultName, Func<string, ArgumentReader, LearningLayer> read) =>
        new(defaultName, (name, a) => read(name, a) with { IsTrainable = a.Flag("Trainable", true) });

    private static Pool2DLayer Pool(string name, ArgumentReader a, PoolKind kind)
    {
        Size window = a.WindowSize("pool");
        PaddingSpec padding = a.Padding();
        Pool2DLayer pool = new(
            name, kind, window, a.PerAxis("Stride", window), padding, a.PerAxis("Dilation", s_one), a.Flag("CeilMode", false), a.Flag("CountIncludePad", false));
        if (pool.CeilMode && padding.Mode == PaddingMode.Same)
        {
            a.Report(Descriptors.CeilModeWithSame, a.LocationOf("CeilMode"), name);
        }

        return pool;
    }

    private static ActivationFunction ShortForm(ArgumentReader a) => a.Choice("Activation", ActivationKind.None) switch
    {
        ActivationKind.LeakyReLU => new ActivationFunction(ActivationKind.LeakyReLU, 0.01),
        ActivationKind.ELU => new ActivationFunction(ActivationKind.ELU, 1),
        ActivationKind kind => new ActivationFunction(kind),
    };

    private static ActivationFunction Clip(ArgumentReader a)
    {
        double min = a.Real("min", 0);
        double max = a.Real("max", 0);
        if (a.IsSound && min > max)
        {
            a.Report(Descriptors.EmptyRange, a.LocationOf("min"), a.Subject, MessageText.Of(min), MessageText.Of(max));
        }

        return new ActivationFunction(ActivationKind.Clip, min, max);
    }

    private static LayerKind Activation(ActivationKind kind) =>
        Activation(kind.ToString().ToLowerInvariant(), _ => new ActivationFunction(kind));

    private static LayerKind Activation(string defaultName, Func<ArgumentReader, ActivationFunction> read) =>
        new(defaultName, (name, a) => new ActivationLayer(name, read(a)));
}
