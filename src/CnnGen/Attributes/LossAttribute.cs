namespace CnnGen;

/// <summary>What training minimises. Default: cross entropy after <c>[Softmax]</c>, else the mean squared error.</summary>
/// <param name="loss">Which loss.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LossAttribute(Loss loss) : Attribute
{
    /// <summary>Which loss.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>Cross entropy: the share of each label that is spread evenly over all classes, 0 to less than 1. Default: 0.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>Huber: the error at which the loss turns from quadratic to linear, more than 0. Default: 1.</summary>
    public double Delta { get; set; } = 1;
}
