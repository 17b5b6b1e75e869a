using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>
/// The panels that a block of lanes reads, as spans over one row of taps: <c>wRow0</c>, <c>wRow1</c>. Offsets count from the block's first lane in
/// its first panel.
/// </summary>
internal sealed class PanelRows(Contraction contraction, LaneBlock block)
{
    // Blocks narrower than a panel, one after another, each lie inside one panel; other blocks start at a place of a panel that is known here.
    private readonly int _start = block.Count > 1 ? 0 : block.First % contraction.Weights.Panel;

    private int Panel => contraction.Weights.Panel;

    public int Count => PanelOf(block.Vectors - 1) + 1;

    /// <summary>The panel of a vector, from the block's first one.</summary>
    public int PanelOf(int vector) => (_start + (vector * block.VectorLanes)) / Panel;

    /// <summary>A vector's lanes behind the beginning of its span.</summary>
    public int OffsetOf(int vector) => PanelOf(vector) == 0
        ? vector * block.VectorLanes
        : (_start + (vector * block.VectorLanes)) % Panel;

    /// <summary>Where a panel's span begins, from the block's first lane.</summary>
    public int BeginOf(int panel) => panel == 0 ? 0 : (panel * contraction.Weights.PanelStride) - _start;

    /// <summary>The lanes of a span that the block's vectors use.</summary>
    public int LanesOf(int panel)
    {
        int end = 0;
        for (int vector = 0; vector < block.Vectors; vector++)
        {
            if (PanelOf(vector) == panel)
            {
                end = OffsetOf(vector) + block.VectorLanes;
            }
        }

        return end;
    }

    /// <summary>The span's name.</summary>
    public string Name(int panel) => Count == 1 ? "wRow" : "wRow" + Affine.Text(panel);
}
