namespace CnnGen.Tests.Naive;

/// <summary>One mathematical step of a network on one sample; spatial data is in the order C, H, W.</summary>
internal abstract class NaiveLayer
{
    /// <summary>What the step learns; weight before bias.</summary>
    public virtual IReadOnlyList<NaiveTensor> Parameters => [];

    /// <summary>
    /// How far the nearest jump of the derivative is: inputs closer to one than a rounding error have no gradient worth comparing. Inputs right on it
    /// do not count: there a rule decides, and they come from saturation, not from rounding.
    /// </summary>
    public virtual double DistanceToKink(double[] x) => double.PositiveInfinity;

    /// <summary>The step's output.</summary>
    public abstract double[] Forward(double[] x, int sample);

    /// <summary>Adds to the parameters' gradients, and returns the gradient of the input.</summary>
    public abstract double[] Backward(double[] x, double[] dy, int sample);
}
