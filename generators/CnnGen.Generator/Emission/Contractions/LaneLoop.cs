using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the loop over blocks of lanes, and where a block's weights and bias lie.</summary>
internal static class LaneLoop
{
    /// <summary>The loop, or a plain block in braces where there is one.</summary>
    public static SourceWriter.BlockScope Open(SourceWriter writer, RoleNames names, LaneBlock block) => block.Count > 1
        ? writer.Block($"for (int {names.Lane} = {Affine.Text(block.First)}; {names.Lane} < {Affine.Text(block.End)}; {names.Lane} += {Affine.Text(block.Width)})")
        : writer.Scope($"{names.Lane} = {Affine.Text(block.First)}..{Affine.Text(block.End - 1)}");

    /// <summary>Where the weights of a block's first lane lie.</summary>
    public static string WeightOffset(Contraction contraction, RoleNames names, LaneBlock block)
    {
        WeightLayout weights = contraction.Weights;
        int g = contraction.Groups > 1 ? weights.GroupStride : 0;
        if (block.Count == 1)
        {
            int panel = block.First / weights.Panel;
            return Affine.Sum(weights.Base + (panel * weights.PanelStride) + (block.First % weights.Panel), ("g", g));
        }

        if (block.Width % weights.Panel == 0 || weights.PanelStride == weights.Panel)
        {
            return Affine.Sum(weights.Base, (names.Lane, weights.PanelStride / weights.Panel), ("g", g));
        }

        string size = Affine.Text(weights.Panel);
        string inPanels = $"({names.Lane} / {size} * {Affine.Text(weights.PanelStride)}) + ({names.Lane} % {size})";
        string others = Affine.Sum(weights.Base, ("g", g));
        return others == "0" ? inPanels : $"{inPanels} + {others}";
    }

    /// <summary>Where the bias of a block's first lane lies.</summary>
    public static string BiasOffset(Contraction contraction, RoleNames names, LaneBlock block)
    {
        int group = contraction.Groups > 1 ? Panels.Count(contraction.Lanes) * contraction.Weights.Panel : 0;
        return block.Count > 1 ? Affine.Sum(0, (names.Lane, 1), ("g", group)) : Affine.Sum(block.First, ("g", group));
    }
}
