using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Prints the loop nest of an upsampling.</summary>
internal static class UpSamplingPlanPrinter
{
    public static void Print(LoopText text, UpSamplingPlan plan)
    {
        using IDisposable nest = text.Nest("forward and backward:");
        text.Reason(plan.Reason);
        using IDisposable rows = text.Nest(Loop.Of("iy", 0, plan.Operation.Input.Height, 1));
        foreach (UpSamplingVariant variant in plan.Variants)
        {
            if (variant.Row is { } row)
            {
                text.Line($"Vector{variant.Bits}: {RunPrinter.Text("i", row)}");
            }

            foreach (UpSamplingStretch pixels in variant.Pixels)
            {
                text.Line($"Vector{variant.Bits}: {Loop.Of("ix", pixels.Begin, pixels.End, 1)}: {RunPrinter.Text("c", pixels.Channels)}");
            }
        }

        text.Line($"backward: the sum of {plan.Operation.Factors.Height} x {plan.Operation.Factors.Width} terms, {(plan.WritesTerms ? "written out" : "in loops")}");
    }
}
