namespace CnnGen;

/// <summary>
/// What a network may cost, for targets with little memory or time. A network over its budget does not compile, and the error names its heaviest layers.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most learned values, at least 1; each is a <see cref="float"/> of 4 bytes in a weight file. Default: no limit.</summary>
    public long MaxParameters { get; set; } = long.MaxValue;

    /// <summary>The most bytes of scratch that the prediction of one sample needs, at least 1: four times <c>ScratchLength</c>. Default: no limit.</summary>
    public long MaxScratchBytes { get; set; } = long.MaxValue;

    /// <summary>The most multiply-adds a sample, at least 1. Default: no limit.</summary>
    public long MaxMultiplyAdds { get; set; } = long.MaxValue;
}
