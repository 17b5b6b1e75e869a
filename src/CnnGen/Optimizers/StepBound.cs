namespace CnnGen;

/// <summary>What the values of a step cannot exceed, in magnitude: found from the largest gradient and weight, before anything is written.</summary>
/// <param name="Largest">Any weight, anything that the optimizer keeps, and what lies between, after the step.</param>
/// <param name="First">The optimizer's first value of each weight, after the step.</param>
/// <param name="Second">The optimizer's second value of each weight, after the step.</param>
internal readonly record struct StepBound(double Largest, double First, double Second)
{
    /// <summary>What the roundings of one step can add, with a large margin.</summary>
    public const double Rounding = 1 + 1e-6;

    /// <summary>Whether the step surely stays in the range of a float. Where not, it may still do so.</summary>
    public bool IsFinite => Largest <= float.MaxValue / 2;
}
