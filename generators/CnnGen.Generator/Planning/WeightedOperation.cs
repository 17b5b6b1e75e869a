using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning;

/// <summary>An operation with weights: its three roles are contractions.</summary>
/// <param name="HasBias">Whether a bias is added.</param>
/// <param name="Fused">An activation that is applied to the sums in registers, or none.</param>
internal abstract record WeightedOperation(bool HasBias, ActivationFunction Fused) : Operation
{
    /// <summary>Outputs a position: filters or units.</summary>
    public abstract int Filters { get; }

    /// <summary>Filters of one group of the storage; a depthwise convolution is stored as one group.</summary>
    public abstract int StorageFilters { get; }

    /// <summary>Channels, height and width of one filter.</summary>
    public abstract Shape Kernel { get; }

    /// <summary>Inputs that one output sums over.</summary>
    public int FanIn => Kernel.Length;

    /// <summary>Output positions of one sample.</summary>
    public abstract int Positions { get; }

    public int Panel => Panels.Width(StorageFilters);

    public int StorageGroups => Filters / StorageFilters;

    /// <summary>Elements of the weights in storage, zeros included.</summary>
    public int WeightStorage => StorageOf(ParameterRole.Weight).Length;

    /// <summary>Elements of the bias in storage, zeros included; 0 without one.</summary>
    public int BiasStorage => HasBias ? StorageOf(ParameterRole.Bias).Length : 0;

    /// <summary>Multiply-adds a sample, padding counted, as summaries do.</summary>
    public long MultiplyAdds => (long)Positions * Filters * Kernel.Length;

    /// <summary>The output from the input; the role that writes the weights is the same contraction.</summary>
    public abstract Contraction Forward { get; }

    /// <summary>The input's gradient from the output's: one contraction for each phase of the stride.</summary>
    public abstract EquatableArray<BackwardPhase> BackwardData { get; }

    /// <summary>Elements of the weights as repacked for <see cref="BackwardData"/>; 0 where the stored ones serve.</summary>
    public abstract long TransposedLength { get; }

    public sealed override BackwardNeeds Needs => Fused.IsNone ? BackwardNeeds.None : BackwardNeeds.Output;

    public sealed override bool PassesGradient => false;

    public sealed override bool IsElementwise => false;

    public sealed override bool OverwritesGradient => false;

    public sealed override bool KeepsOrder => false;

    public sealed override bool UsesKey => false;

    public sealed override bool HoldsParameters => true;

    public sealed override TensorStorage StorageOf(ParameterRole role) => role switch
    {
        ParameterRole.Weight => new TensorStorage(Filters, StorageFilters, Kernel, Panel),
        ParameterRole.Bias => new TensorStorage(Filters, StorageFilters, Shape.Spatial(1, 1, 1), Panel),
        _ => base.StorageOf(role),
    };
}
