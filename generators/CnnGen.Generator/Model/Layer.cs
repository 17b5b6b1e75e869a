namespace CnnGen.Generator.Model;

/// <summary>A layer as declared.</summary>
/// <param name="Name">The unique name: the prefix in weight files, and the source of the member's name.</param>
internal abstract record Layer(string Name)
{
    /// <summary>The attribute's name without its suffix, for tables: <c>Conv2D</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What it does to values.</summary>
    public abstract ValueEffect Effect { get; }
}

/// <summary>
/// A layer of one input whose arguments say all that it does: it holds no parameters and ends in no activation, and no rule about weights or windows looks at it.
/// </summary>
internal abstract record FixedLayer(string Name) : Layer(Name);

/// <summary>A layer with weights.</summary>
internal abstract record LearningLayer(string Name) : Layer(Name)
{
    /// <summary>Whether training changes its tensors; otherwise the layer is frozen.</summary>
    public bool IsTrainable { get; init; } = true;
}

/// <summary>A two-dimensional convolution.</summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Kernel">Taps per axis.</param>
/// <param name="Stride">Input pixels between two outputs.</param>
/// <param name="Padding">As declared.</param>
/// <param name="Dilation">Input pixels between two taps.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <param name="Activation">Applied to the sum.</param>
internal sealed record Conv2DLayer(
    string Name, int Filters, Size Kernel, Size Stride, PaddingSpec Padding, Size Dilation, int Groups, bool UseBias, ActivationFunction Activation)
    : LearningLayer(Name)
{
    public override string Kind => "Conv2D";

    public override ValueEffect Effect => ValueEffect.Computes;
}

/// <summary>A convolution of each channel by itself: as many groups as channels.</summary>
/// <param name="DepthMultiplier">Outputs a channel.</param>
internal sealed record DepthwiseConv2DLayer(
    string Name, Size Kernel, Size Stride, PaddingSpec Padding, Size Dilation, int DepthMultiplier, bool UseBias, ActivationFunction Activation)
    : LearningLayer(Name)
{
    public override string Kind => "DepthwiseConv2D";

    public override ValueEffect Effect => ValueEffect.Computes;
}

internal enum PoolKind
{
    Max,
    Average,
}

/// <summary>Max or average pooling over a sliding window.</summary>
/// <param name="PoolKind">What is taken of a window.</param>
/// <param name="Kernel">The window.</param>
/// <param name="Stride">Input pixels between two windows.</param>
/// <param name="Padding">As declared.</param>
/// <param name="Dilation">Input pixels between two taps; 1 for average pools.</param>
/// <param name="CeilMode">Whether a last, partial window counts.</param>
/// <param name="CountIncludePad">Whether padding counts in an average's divisor.</param>
internal sealed record Pool2DLayer(
    string Name, PoolKind PoolKind, Size Kernel, Size Stride, PaddingSpec Padding, Size Dilation, bool CeilMode, bool CountIncludePad) : Layer(Name)
{
    public override string Kind => PoolKind == PoolKind.Max ? "MaxPool2D" : "AveragePool2D";

    public override ValueEffect Effect => PoolKind == PoolKind.Max ? ValueEffect.Chooses : ValueEffect.Averages;
}

/// <summary>The maximum or mean of each channel.</summary>
internal sealed record GlobalPool2DLayer(string Name, PoolKind PoolKind) : FixedLayer(Name)
{
    public override string Kind => PoolKind == PoolKind.Max ? "GlobalMaxPool2D" : "GlobalAveragePool2D";

    public override ValueEffect Effect => PoolKind == PoolKind.Max ? ValueEffect.Chooses : ValueEffect.Averages;
}

/// <summary>Each pixel repeated: the nearest neighbour of every output pixel.</summary>
/// <param name="Factors">Output pixels for each input pixel, per axis.</param>
internal sealed record UpSampling2DLayer(string Name, Size Factors) : FixedLayer(Name)
{
    public override string Kind => "UpSampling2D";

    public override ValueEffect Effect => ValueEffect.Moves;
}

/// <summary>Spatial data to a vector, in the order C, H, W.</summary>
internal sealed record FlattenLayer(string Name) : FixedLayer(Name)
{
    public override string Kind => "Flatten";

    public override ValueEffect Effect => ValueEffect.Moves;
}

/// <summary>A fully connected layer.</summary>
/// <param name="Units">Outputs.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <param name="Activation">Applied to the sum.</param>
internal sealed record DenseLayer(string Name, int Units, bool UseBias, ActivationFunction Activation) : LearningLayer(Name)
{
    public override string Kind => "Dense";

    public override ValueEffect Effect => ValueEffect.Computes;
}

/// <summary>Inverted dropout.</summary>
/// <param name="Rate">The share of elements that become zero in training, 0 to 1.</param>
internal sealed record DropoutLayer(string Name, double Rate) : FixedLayer(Name)
{
    public override string Kind => "Dropout";

    public override ValueEffect Effect => ValueEffect.Moves;
}

/// <summary>An activation as a layer of its own.</summary>
internal sealed record ActivationLayer(string Name, ActivationFunction Function) : Layer(Name)
{
    public override string Kind => Function.Kind == ActivationKind.GELUTanh ? "GELU" : Function.Kind.ToString();

    public override ValueEffect Effect => ValueEffect.Computes;
}

/// <summary>Softmax over the features, or per pixel over the channels.</summary>
internal sealed record SoftmaxLayer(string Name) : FixedLayer(Name)
{
    public override string Kind => "Softmax";

    public override ValueEffect Effect => ValueEffect.Computes;
}

/// <summary>A layer that reads several outputs: that of the layer above, then those it names.</summary>
internal abstract record JoinLayer(string Name) : Layer(Name)
{
    public sealed override ValueEffect Effect => ValueEffect.Computes;
}

/// <summary>The sum of its inputs.</summary>
/// <param name="Activation">Applied to the sum.</param>
internal sealed record AddLayer(string Name, ActivationFunction Activation) : JoinLayer(Name)
{
    public override string Kind => "Add";
}

/// <summary>The channels of its inputs, one input after another.</summary>
internal sealed record ConcatenateLayer(string Name) : JoinLayer(Name)
{
    public override string Kind => "Concatenate";
}

/// <summary>The product of its inputs; of two, one may be a single pixel, which is used for every pixel of the other.</summary>
/// <param name="Activation">Applied to the product.</param>
internal sealed record MultiplyLayer(string Name, ActivationFunction Activation) : JoinLayer(Name)
{
    public override string Kind => "Multiply";
}
