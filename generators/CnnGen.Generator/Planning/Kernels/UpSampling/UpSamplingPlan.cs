using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of an upsampling.</summary>
/// <param name="Operation">The upsampling as it is computed.</param>
/// <param name="IsColumn">Whether a map that is one pixel wide is computed as the row that it is in memory.</param>
/// <param name="Variants">One for each width of vectors, from the widest to the narrowest.</param>
/// <param name="Order">In which order the gradients of a pixel's copies are added.</param>
/// <param name="WritesTerms">Whether they are added one after another; otherwise in loops.</param>
/// <param name="Reason">Why the kernel goes over rows or pixels, and copies rows, as a sentence without its period.</param>
internal sealed record UpSamplingPlan(
    UpSamplingOperation Operation, bool IsColumn, EquatableArray<UpSamplingVariant> Variants, SumOrder Order, bool WritesTerms, string Reason) : KernelPlan
{
    /// <summary>Copies that are written one after another; more are a loop.</summary>
    public const int MostWrittenCopies = 4;

    /// <summary>Whether a row of outputs is a row of inputs as it is, so that forward takes no vectors.</summary>
    public bool CopiesRows => Operation.Factors.Width == 1;
}
