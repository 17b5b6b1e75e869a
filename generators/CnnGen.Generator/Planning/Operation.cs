using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>
/// What a layer computes, without its name: a kernel's whole specification. Layers with equal operations share one kernel class.
/// Feature maps are channels-last, <c>[y][x][c]</c>, without gaps.
/// </summary>
internal abstract record Operation
{
    /// <summary>Elements of one input sample; of several inputs, of the first.</summary>
    public abstract int InputLength { get; }

    /// <summary>Elements of one output sample.</summary>
    public abstract int OutputLength { get; }

    /// <summary>What the backward pass to the data reads beside the output's gradient.</summary>
    public abstract BackwardNeeds Needs { get; }

    /// <summary>Whether the forward pass may write its output over its input.</summary>
    public abstract bool IsElementwise { get; }

    /// <summary>Whether the backward pass may write the input's gradient over the output's.</summary>
    public abstract bool OverwritesGradient { get; }

    /// <summary>Whether the gradient of each input is the output's as it is.</summary>
    public abstract bool PassesGradient { get; }

    /// <summary>Whether the output lies in memory in the same order as the input.</summary>
    public abstract bool KeepsOrder { get; }

    /// <summary>Whether training passes it the key of its random numbers.</summary>
    public abstract bool UsesKey { get; }

    /// <summary>Whether it reads tensors of the parameter storage.</summary>
    public abstract bool HoldsParameters { get; }

    /// <summary>How the tensor of a role lies in the storage, for an operation that holds one.</summary>
    public virtual TensorStorage StorageOf(ParameterRole role) =>
        throw new ArgumentOutOfRangeException(nameof(role), role, $"{GetType().Name} stores no such tensor.");
}

[Flags]
internal enum BackwardNeeds
{
    None = 0,
    Input = 1,
    Output = 2,

    /// <summary>Of two inputs, the one whose gradient is not computed.</summary>
    OtherInput = 4,
}

/// <summary>A max or average pool, global ones included (there the window is the map).</summary>
/// <param name="Kind">What is taken of a window.</param>
/// <param name="Input">The input's shape, always spatial.</param>
/// <param name="Output">The output's height and width, and the channels; spatial also where a global pool's layer is flat.</param>
/// <param name="Window">The window, resolved; under ceil mode the last one may reach past the padding.</param>
/// <param name="CountIncludePad">Whether padding counts in an average's divisor (PyTorch's rule: never what lies past the declared padding).</param>
internal sealed record PoolOperation(PoolKind Kind, Shape Input, Shape Output, Window Window, bool CountIncludePad) : Operation
{
    public override int InputLength => Input.Length;

    public override int OutputLength => Output.Length;

    /// <summary>The pool as its kernel computes it: down a column as along a row.</summary>
    public PoolOperation AlongRows() => ColumnMap.Is(Input, Output, Window)
        ? this with { Input = ColumnMap.Turn(Input), Output = ColumnMap.Turn(Output), Window = ColumnMap.Turn(Window) }
        : this;

    public override BackwardNeeds Needs => Kind == PoolKind.Max ? BackwardNeeds.Input | BackwardNeeds.Output : BackwardNeeds.None;

    public override bool IsElementwise => false;

    public override bool OverwritesGradient => false;

    public override bool KeepsOrder => false;

    public override bool PassesGradient => false;

    public override bool UsesKey => false;

    public override bool HoldsParameters => false;
}

/// <summary>An element-wise activation.</summary>
/// <param name="Function">Which.</param>
/// <param name="Length">Elements a sample.</param>
internal sealed record ActivationOperation(ActivationFunction Function, int Length) : Operation
{
    public override int InputLength => Length;

    public override int OutputLength => Length;

    public override BackwardNeeds Needs => Function.DerivativeFromOutput ? BackwardNeeds.Output : BackwardNeeds.Input;

    public override bool IsElementwise => true;

    public override bool OverwritesGradient => true;

    public override bool KeepsOrder => true;

    public override bool PassesGradient => false;

    public override bool UsesKey => false;

    public override bool HoldsParameters => false;
}

/// <summary>Inverted dropout in training; it does not exist in prediction.</summary>
/// <param name="Rate">The share of elements that become zero.</param>
/// <param name="Length">Elements a sample.</param>
internal sealed record DropoutOperation(double Rate, int Length) : Operation
{
    public override int InputLength => Length;

    public override int OutputLength => Length;

    public override BackwardNeeds Needs => BackwardNeeds.None;

    public override bool IsElementwise => true;

    public override bool OverwritesGradient => true;

    public override bool KeepsOrder => true;

    public override bool PassesGradient => false;

    public override bool UsesKey => true;

    public override bool HoldsParameters => false;
}

/// <summary>Softmax over the channels of each pixel; flat data is one pixel.</summary>
/// <param name="Pixels">Pixels a sample.</param>
/// <param name="Channels">Classes.</param>
internal sealed record SoftmaxOperation(int Pixels, int Channels) : Operation
{
    public override int InputLength => Pixels * Channels;

    public override int OutputLength => Pixels * Channels;

    public override BackwardNeeds Needs => BackwardNeeds.Output;

    public override bool IsElementwise => true;

    public override bool OverwritesGradient => true;

    public override bool KeepsOrder => true;

    public override bool PassesGradient => false;

    public override bool UsesKey => false;

    public override bool HoldsParameters => false;
}

/// <summary>A change of layout between the caller's order and channels-last.</summary>
/// <param name="Pixels">Pixels a sample.</param>
/// <param name="Channels">Channels, more than one.</param>
/// <param name="ToChannelsFirst">Whether the result is in the order C, H, W; otherwise the input is.</param>
internal sealed record PermuteOperation(int Pixels, int Channels, bool ToChannelsFirst) : Operation
{
    public override int InputLength => Pixels * Channels;

    public override int OutputLength => Pixels * Channels;

    public override BackwardNeeds Needs => BackwardNeeds.None;

    public override bool IsElementwise => false;

    public override bool OverwritesGradient => false;

    public override bool KeepsOrder => false;

    public override bool PassesGradient => false;

    public override bool UsesKey => false;

    public override bool HoldsParameters => false;
}

/// <summary>
/// The loss: from the network's last values before a fused softmax or sigmoid to the sum of the losses and its gradient.
/// </summary>
/// <param name="Function">Which, with its parameters.</param>
/// <param name="Pixels">Pixels a sample; 1 for flat data.</param>
/// <param name="Channels">Channels, or features of flat data; the classes of cross entropy.</param>
/// <remarks>
/// Cross entropy always starts from logits (a last softmax is fused into it), binary cross entropy likewise (a last sigmoid is fused).
/// Values, targets and gradients are channels-last.
/// </remarks>
internal sealed record LossOperation(LossFunction Function, int Pixels, int Channels)
{
    public int Length => Pixels * Channels;
}
