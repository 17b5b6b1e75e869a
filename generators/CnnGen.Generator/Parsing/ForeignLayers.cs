using CnnGen.Generator.Diagnostics;

namespace CnnGen.Generator.Parsing;

/// <summary>What the arguments of another library's layer are beside ours.</summary>
internal enum ForeignArguments
{
    /// <summary>The same.</summary>
    AsOurs,

    /// <summary>The number of inputs comes before them.</summary>
    InputsFirst,

    /// <summary>The second number is a stride.</summary>
    SizeThenStride,
}

/// <summary>What there is in place of a layer of Keras or PyTorch.</summary>
/// <param name="Ours">Our attribute, be it there or only to come; empty for none.</param>
/// <param name="Advice">What a user does.</param>
/// <param name="Arguments">What to change in the arguments.</param>
internal sealed record Counterpart(string Ours, string Advice, ForeignArguments Arguments = ForeignArguments.AsOurs)
{
    /// <summary>Whether the library has the attribute.</summary>
    public bool IsThere => Ours == "Input" || LayerCatalog.Find(Ours + "Attribute") is not null;
}

/// <summary>
/// Layers by their names in Keras and PyTorch, in any case: what a newcomer writes, and the compiler does not know. No name is the beginning of one of ours,
/// which may be still being typed.
/// </summary>
internal static class ForeignLayers
{
    private const string Signal = "a signal is an [Input(1, length, channels)] with layers one row high, such as Conv2D(filters, 1, kernelSize) and MaxPool2D(1, poolSize)";

    private static readonly string s_limits = Help.Page("docs/limits.md");

    private static readonly Dictionary<string, Counterpart> s_counterparts = Table()
        .SelectMany(static row => row.Names.Select(name => (Name: name, row.Counterpart)))
        .ToDictionary(static row => row.Name, static row => row.Counterpart, StringComparer.OrdinalIgnoreCase);

    /// <summary>What there is in place of a name that the compiler does not know; null for a name of ours, and for one that is nobody's layer.</summary>
    public static Counterpart? Find(string name) =>
        s_counterparts.TryGetValue(name, out Counterpart? counterpart) && !(counterpart.IsThere && counterpart.Ours == name) ? counterpart : null;

    private static IEnumerable<(Counterpart Counterpart, string[] Names)> Table() =>
    [
        Written("Dense", "(units)", ["Linear"], ForeignArguments.InputsFirst),
        Written("Dense", "(units)", ["Dense", "FullyConnected", "LazyLinear"]),
        Written("Conv2D", "(filters, kernelSize)", ["Conv2d"], ForeignArguments.InputsFirst),
        Written("Conv2D", "(filters, kernelSize)", ["Convolution2D", "Convolution", "LazyConv2d"]),
        Written("DepthwiseConv2D", "(kernelSize)", ["DepthwiseConv2D", "DepthwiseConvolution2D"]),
        Written("MaxPool2D", "(poolSize)", ["MaxPool2d", "MaxPooling2D", "MaxPooling"], ForeignArguments.SizeThenStride),
        Written("AveragePool2D", "(poolSize)", ["AveragePool2D", "AveragePooling2D", "AvgPool2d", "AveragePooling", "AvgPool"], ForeignArguments.SizeThenStride),
        Written("GlobalAveragePool2D", "", ["GlobalAveragePool2D", "GlobalAveragePooling2D", "GlobalAvgPool2D", "GlobalAvgPool"]),
        Written("GlobalMaxPool2D", "", ["GlobalMaxPool2D", "GlobalMaxPooling2D"]),
        Written("Add", "(layer)", ["Add", "Residual", "SkipConnection"]),
        Written("Concatenate", "(layer)", ["Concatenate", "Concat", "Cat"]),
        Written("Multiply", "(layer)", ["Multiply", "SqueezeExcitation"]),
        Written("UpSampling2D", "(size)", ["UpSampling2D", "Upsample", "UpsamplingNearest2d"]),
        Written("Softmax", "", ["Softmax", "Softmax2d", "LogSoftmax"]),
        Written("SiLU", "", ["SiLU", "Swish"]),
        Written("Clip", "(min, max)", ["Clip", "Hardtanh"]),
        Written("Input", "(height, width, channels)", ["Input", "InputLayer", "InputShape"]),
        .. new[] { "Flatten", "Dropout", "ReLU", "ReLU6", "LeakyReLU", "ELU", "SELU", "GELU", "Mish", "Sigmoid", "Tanh", "Softplus", "Softsign", "HardSigmoid", "HardSwish" }
            .Select(static name => Written(name, "", [name])),

        Missing("BatchNorm", "there is no batch normalisation yet", ["BatchNorm", "BatchNorm1d", "BatchNorm2d", "BatchNormalization"]),
        Missing("LayerNorm", "there is no layer normalisation yet", ["LayerNorm", "LayerNormalization"]),
        Missing("GroupNorm", "there is no group normalisation yet", ["GroupNorm", "GroupNormalization", "InstanceNorm2d"]),
        Missing("LocalResponseNorm", "there is no local response normalisation yet", ["LocalResponseNorm"]),
        Missing("Conv2DTranspose", "there are no transposed convolutions yet", ["Conv2DTranspose", "ConvTranspose2d", "Deconvolution"]),
        Missing("", "there is no bilinear upsampling yet", ["UpsamplingBilinear2d"]),
        Missing("AdaptiveAveragePool2D", "there are no adaptive pools yet; for a single output write GlobalAveragePool2D", ["AdaptiveAveragePool2D", "AdaptiveAvgPool2d"]),
        Missing("AdaptiveMaxPool2D", "there are no adaptive pools yet; for a single output write GlobalMaxPool2D", ["AdaptiveMaxPool2D"]),
        Missing("SpatialDropout2D", "there is no dropout of whole channels yet", ["SpatialDropout2D", "Dropout2d"]),
        Missing("Rescale", "scale the data that you pass", ["Rescale", "Rescaling", "Normalization"]),
        Missing("PReLU", "there are no learned activations yet", ["PReLU"]),
        Missing("", "there are no three-dimensional layers", ["Conv3D", "MaxPool3D", "MaxPooling3D", "AvgPool3d", "AveragePooling3D"]),
        Missing("", "there are no recurrent layers", ["LSTM", "GRU", "RNN", "SimpleRNN", "Bidirectional", "ConvLSTM2D"]),
        Missing("", "there are no embeddings", ["Embedding"]),
        Missing("", "there is no attention", ["Attention", "MultiHeadAttention", "TransformerEncoder", "TransformerEncoderLayer"]),

        Otherwise("Conv1D", Signal, ["Conv1D"]),
        Otherwise("MaxPool1D", Signal, ["MaxPool1D", "MaxPooling1D"]),
        Otherwise("AveragePool1D", Signal, ["AveragePool1D", "AveragePooling1D", "AvgPool1d"]),
        Otherwise("GlobalAveragePool1D", Signal, ["GlobalAveragePool1D", "GlobalAveragePooling1D"]),
        Otherwise("GlobalMaxPool1D", Signal, ["GlobalMaxPool1D", "GlobalMaxPooling1D"]),
        Otherwise("SeparableConv2D", "write DepthwiseConv2D(kernelSize) and Conv2D(filters, 1)", ["SeparableConv2D", "SeparableConvolution2D"]),
        Otherwise("ZeroPadding2D", "give the next layer Pads", ["ZeroPadding2D", "ZeroPad2d"]),
        Otherwise("", "write its own layer, such as ReLU, or Activation = Activation.ReLU in the layer before", ["Activation"]),
    ];

    /// <summary>A layer that is there under another name.</summary>
    private static (Counterpart, string[]) Written(string ours, string arguments, string[] names, ForeignArguments order = ForeignArguments.AsOurs) =>
        (new Counterpart(ours, $"write {ours}{arguments}", order), names);

    private static (Counterpart, string[]) Missing(string ours, string text, string[] names) => Otherwise(ours, $"{text}, see {s_limits}", names);

    /// <summary>A layer that is not there: what to do instead. Should it be there one day, its name here is the advice.</summary>
    private static (Counterpart, string[]) Otherwise(string ours, string advice, string[] names)
    {
        Counterpart counterpart = new(ours, advice);
        return (counterpart.IsThere ? counterpart with { Advice = $"write {ours}" } : counterpart, names);
    }
}
