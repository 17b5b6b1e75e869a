using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>
/// Emits the repacking of weights for the backward pass to the data: for each phase of the stride, panels of input channels that are summed over filters.
/// </summary>
internal static class TransposeEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The phases.</param>
    /// <param name="stored">Where the weights lie as they are stored.</param>
    /// <param name="element">The element type.</param>
    public static void Emit(SourceWriter writer, DataPlan plan, WeightLayout stored, ElementType element)
    {
        writer.Line();
        string order = plan.Phases[0].Phase.Contraction.Fold is null
            ? "input channels, kernel taps walked backwards"
            : "a kernel row's taps and input channels, kernel rows walked backwards";
        writer.Line($"/// <summary>Repacks the weights for <see cref=\"BackwardData\"/>: panels of {order}, surplus lanes zero.</summary>");
        using SourceWriter.BlockScope body =
            writer.Block($"public static void Transpose(ReadOnlySpan<{element.Keyword}> w, Span<{element.Keyword}> transposed)");
        foreach (PhasePlan phase in plan.Phases)
        {
            if (phase.Plan is not null)
            {
                EmitPhase(writer, stored, phase.Phase, element);
            }
        }
    }

    private static void EmitPhase(SourceWriter writer, WeightLayout stored, BackwardPhase phase, ElementType element)
    {
        Contraction contraction = phase.Contraction;
        WeightLayout target = contraction.Weights;
        using var nest = new LoopNest(writer);
        nest.Open("g", contraction.Groups);
        nest.Open("panel", Panels.Count(contraction.Lanes));
        nest.Open("tapRow", contraction.Rows.Taps);
        nest.Open("tapColumn", contraction.Columns.Taps);
        nest.Open("oc", contraction.Reduction);
        using SourceWriter.BlockScope? scope = nest.IsEmpty ? writer.Scope() : null;
        writer.Line($"Span<{element.Keyword}> lanes = transposed.Slice({Affine.Sum(
            target.Base, nest.Term("g", target.GroupStride), nest.Term("panel", target.PanelStride), nest.Term("tapRow", target.TapRowStride),
            nest.Term("tapColumn", target.TapColumnStride), nest.Term("oc", target.Panel))}, {Affine.Text(target.Panel)});");

        // A stored filter's lane, and from there a channel each panel's width further.
        string filter = contraction.Reduction == 1
            ? "0"
            : stored.PanelStride == stored.Panel || contraction.Reduction <= stored.Panel
                ? "oc"
                : $"(oc / {Affine.Text(stored.Panel)} * {Affine.Text(stored.PanelStride)}) + (oc % {Affine.Text(stored.Panel)})";
        string taps = Affine.Sum(
            (phase.LastKernelRow * stored.TapRowStride) + (phase.LastKernelColumn * stored.TapColumnStride),
            nest.Term("g", stored.GroupStride), nest.Term("panel", target.Panel * stored.Panel),
            nest.Term("tapRow", -phase.KernelRowStep * stored.TapRowStride), nest.Term("tapColumn", -phase.KernelColumnStep * stored.TapColumnStride));
        writer.Line($"int first = {(filter == "0" ? taps : taps == "0" ? filter : filter + " + " + taps)};");
        int rest = contraction.Lanes % target.Panel;
        string count = rest == 0
            ? Affine.Text(target.Panel)
            : Panels.Count(contraction.Lanes) == 1
                ? Affine.Text(rest)
                : $"panel == {Affine.Text(Panels.Count(contraction.Lanes) - 1)} ? {Affine.Text(rest)} : {Affine.Text(target.Panel)}";
        if (rest != 0)
        {
            writer.Line("lanes.Clear();");
            writer.Line($"int channels = {count};");
        }

        using (writer.Block($"for (int lane = 0; lane < {(rest == 0 ? count : "channels")}; lane++)"))
        {
            writer.Line($"lanes[lane] = w[first + (lane * {Affine.Text(stored.Panel)})];");
        }
    }
}
