namespace CnnGen.Tests.Naive;

/// <summary>Whether an element survives dropout.</summary>
/// <param name="layer">The layer's name.</param>
/// <param name="sample">The sample's place in the batch.</param>
/// <param name="element">The element's place in the sample, in the order C, H, W.</param>
internal delegate bool DropoutMask(string layer, int sample, int element);

/// <summary>y = x / (1 - rate) where the mask keeps the element, else 0; the identity without a mask.</summary>
internal sealed class NaiveDropout(string name, double rate) : NaiveLayer
{
    /// <summary>The mask of the running step; null outside training.</summary>
    public DropoutMask? Mask { get; set; }

    public override double[] Forward(double[] x, int sample) => Apply(x, sample);

    public override double[] Backward(double[] x, double[] dy, int sample) => Apply(dy, sample);

    private double[] Apply(double[] values, int sample) => Mask is null
        ? values
        : [.. values.Select((value, i) => Mask(name, sample, i) ? value / (1 - rate) : 0)];
}
