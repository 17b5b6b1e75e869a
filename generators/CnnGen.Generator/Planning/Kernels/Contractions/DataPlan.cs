using CnnGen.Generator.Model;

namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The plan of the gradient of the input.</summary>
/// <param name="Phases">The phases of the stride, those without taps among them.</param>
/// <param name="IsTransposed">Whether the weights are repacked for it; otherwise it reads them as they are stored.</param>
internal sealed record DataPlan(EquatableArray<PhasePlan> Phases, bool IsTransposed)
{
    /// <summary>Whether the gradient of some pixels is zero, as the stride steps over them.</summary>
    public bool LeavesPixelsOut => Phases.Any(static phase => phase.Plan is null);
}
