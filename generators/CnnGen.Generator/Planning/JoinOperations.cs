using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>What takes several inputs. Where data was flattened, they come in the order C, H, W, and so does the output.</summary>
internal abstract record JoinOperation : Operation
{
    // Several gradients are computed from the output's one after another.
    public override bool OverwritesGradient => false;

    public override bool PassesGradient => false;

    public override bool KeepsOrder => false;

    public override bool UsesKey => false;

    public override bool HoldsParameters => false;
}

/// <summary>The sum of several inputs, element by element, from the first to the last.</summary>
/// <param name="Operands">Inputs, at least two.</param>
/// <param name="Length">Elements a sample.</param>
internal sealed record SumOperation(int Operands, int Length) : JoinOperation
{
    public override int InputLength => Length;

    public override int OutputLength => Length;

    public override BackwardNeeds Needs => BackwardNeeds.None;

    public override bool IsElementwise => true;

    public override bool PassesGradient => true;
}

/// <summary>The product of two inputs, element by element.</summary>
/// <param name="Length">Elements a sample.</param>
internal sealed record ProductOperation(int Length) : JoinOperation
{
    public override int InputLength => Length;

    public override int OutputLength => Length;

    public override BackwardNeeds Needs => BackwardNeeds.OtherInput;

    public override bool IsElementwise => true;
}

/// <summary>A feature map, the first input, times a factor a channel, the second.</summary>
/// <param name="Pixels">Pixels of the map, more than one.</param>
/// <param name="Channels">Channels of the map, and factors.</param>
internal sealed record ScaleOperation(int Pixels, int Channels) : JoinOperation
{
    public override int InputLength => Pixels * Channels;

    public override int OutputLength => Pixels * Channels;

    public override BackwardNeeds Needs => BackwardNeeds.OtherInput;

    public override bool IsElementwise => true;
}

/// <summary>The channels of several inputs, one input after another; flat data is one pixel.</summary>
/// <param name="Pixels">Pixels a sample.</param>
/// <param name="Channels">Channels of each input.</param>
internal sealed record ConcatenateOperation(int Pixels, EquatableArray<int> Channels) : JoinOperation
{
    public override int InputLength => Pixels * Channels[0];

    public override int OutputLength => Pixels * Channels.Sum();

    public override BackwardNeeds Needs => BackwardNeeds.None;

    public override bool IsElementwise => false;
}
