using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Tests.Planning.Printing;

/// <summary>Prints the plan of the gradient of the bias.</summary>
internal static class BiasPlanPrinter
{
    public static void Print(LoopText text, BiasPlan plan)
    {
        using IDisposable role = text.Nest($"gradient of the bias: {plan.Reason}");
        foreach (BiasVariant variant in plan.Variants)
        {
            foreach (LaneBlock block in variant.Blocks)
            {
                text.Line(
                    $"Vector{variant.Bits}: {Loop.Of("oc", block.First, block.End, block.Width)}: "
                    + $"{Loop.Count(plan.IndependentSums, "position")} x {Loop.Count(block.Vectors, "vector")} a step");
            }
        }
    }
}
