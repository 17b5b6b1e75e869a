using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>
/// Between the storage's panels and PyTorch's rows. The filters of one panel are neighbours in both, so that a tensor is translated panel by panel:
/// panel p of the storage, [y][x][channel][lane], is the run of rows [lane][channel][y][x] in PyTorch's order.
/// </summary>
internal static class PanelTranslation
{
    /// <summary>Panels of a tensor, in PyTorch's order.</summary>
    public static int PanelCount(in ParameterLayout layout) => layout.Filters / layout.FiltersPerGroup * layout.PanelsPerGroup;

    /// <summary>Values of one panel, without the zeros that fill it up.</summary>
    public static int Length(in ParameterLayout layout, int panel) => Lanes(layout, panel) * RowLength(layout);

    /// <summary>Values of the longest panel.</summary>
    public static int LongestPanel(in ParameterLayout layout) => Math.Min(layout.Panel, layout.FiltersPerGroup) * RowLength(layout);

    /// <summary>Copies one panel out of the storage.</summary>
    public static void Read(in ParameterLayout layout, int panel, ReadOnlySpan<float> storage, Span<float> rows)
    {
        (int lanes, int rowLength) = (Lanes(layout, panel), RowLength(layout));
        ReadOnlySpan<float> source = storage.Slice(layout.Offset + (panel * rowLength * layout.Panel), rowLength * layout.Panel);
        int row = 0;
        for (int channel = 0; channel < layout.Channels; channel++)
        {
            for (int tap = 0; tap < layout.Height * layout.Width; tap++, row++)
            {
                ReadOnlySpan<float> column = source.Slice(((tap * layout.Channels) + channel) * layout.Panel, lanes);
                for (int lane = 0; lane < column.Length; lane++)
                {
                    rows[(lane * rowLength) + row] = column[lane];
                }
            }
        }
    }

    /// <summary>Copies one panel into the storage; the zeros that fill it up stay.</summary>
    public static void Write(in ParameterLayout layout, int panel, ReadOnlySpan<float> rows, Span<float> storage)
    {
        (int lanes, int rowLength) = (Lanes(layout, panel), RowLength(layout));
        Span<float> target = storage.Slice(layout.Offset + (panel * rowLength * layout.Panel), rowLength * layout.Panel);
        int row = 0;
        for (int channel = 0; channel < layout.Channels; channel++)
        {
            for (int tap = 0; tap < layout.Height * layout.Width; tap++, row++)
            {
                Span<float> column = target.Slice(((tap * layout.Channels) + channel) * layout.Panel, lanes);
                for (int lane = 0; lane < column.Length; lane++)
                {
                    column[lane] = rows[(lane * rowLength) + row];
                }
            }
        }
    }

    /// <summary>Values of one filter.</summary>
    private static int RowLength(in ParameterLayout layout) => layout.Channels * layout.Height * layout.Width;

    /// <summary>Filters in a panel: fewer in each group's last one.</summary>
    private static int Lanes(in ParameterLayout layout, int panel)
        => Math.Min(layout.Panel, layout.FiltersPerGroup - (panel % layout.PanelsPerGroup * layout.Panel));
}
