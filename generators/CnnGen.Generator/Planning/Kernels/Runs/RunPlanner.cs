using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Plans kernels that go over a run of elements.</summary>
internal static class RunPlanner
{
    /// <summary>Vectors a step of the loops over channels.</summary>
    private const int ReductionVectors = 2;

    /// <summary>An activation, forward and backward.</summary>
    /// <param name="function">The activation.</param>
    /// <param name="length">Elements.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static RunSchedule Activation(ActivationFunction function, int length, int elementBytes) => IsShort(function)
        ? Plan(length, elementBytes, 4, RunRest.Narrower, "4 vectors a step, because the loop and its checks cost as much as the few instructions of the function")
        : Plan(length, elementBytes, 1, RunRest.Narrower, "1 vector a step, because the function costs far more than the loop");

    /// <summary>A sum or a product, element by element.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static RunSchedule Elements(int length, int elementBytes) =>
        Plan(length, elementBytes, 4, RunRest.Narrower, "4 vectors a step, because the loop and its checks cost as much as an addition or multiplication");

    /// <summary>Dropout, forward and backward.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static RunSchedule Dropout(int length, int elementBytes) =>
        Plan(length, elementBytes, 1, RunRest.Narrower, "1 vector a step, because the hash of a mask costs far more than the loop");

    /// <summary>Sums and sweeps over the channels of a pixel.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static RunSchedule Reduction(int channels, int elementBytes) =>
        Plan(channels, elementBytes, ReductionVectors, RunRest.Narrower, "2 vectors a step, because their conversions to double can overlap");

    /// <summary>The exponentials of the channels of a pixel, and their sum.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static RunSchedule Exponentials(int channels, int elementBytes) => Plan(
        channels, elementBytes, ReductionVectors, RunRest.Filled,
        "2 vectors a step, because their conversions to double can overlap; the last vector is filled up, because an exponential costs more than that");

    /// <summary>The terms of a loss, one an element, and their sum.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    public static RunSchedule Terms(int length, int elementBytes) =>
        Plan(length, elementBytes, 1, RunRest.Narrower, "1 vector a step, because the terms are added in double and in one order");

    /// <summary>
    /// The widths of vectors that a kernel of a run may use: those that the run fills, to more than half where one need not be whole; or else the narrowest.
    /// </summary>
    /// <param name="length">Elements.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="rest">What becomes of elements that fill no vector.</param>
    public static IEnumerable<int> Widths(int length, int elementBytes, RunRest rest) => VectorBits.All.Where(bits =>
    {
        int lanes = bits / 8 / elementBytes;
        return lanes <= length || bits == VectorBits.Narrowest || (rest is RunRest.Filled or RunRest.Reaching && lanes < 2 * length);
    });

    private static RunSchedule Plan(int length, int elementBytes, int vectorsPerStep, RunRest rest, string reason) => new(
        Widths(length, elementBytes, rest).Select(bits => VectorRun.Of(length, bits, elementBytes, vectorsPerStep, rest)).ToEquatableArray(), reason);

    /// <summary>Whether a function is a few instructions: then the loop and its checks cost little beside four vectors a step.</summary>
    private static bool IsShort(ActivationFunction function) => function.Kind is ActivationKind.ReLU or ActivationKind.ReLU6 or ActivationKind.LeakyReLU
        or ActivationKind.Softsign or ActivationKind.HardSigmoid or ActivationKind.HardSwish or ActivationKind.Clip;
}
