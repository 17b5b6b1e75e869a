namespace CnnGen.Generator.Planning;

/// <summary>A register tile of outputs: some lanes of some pixels of one row, or of a few rows below each other.</summary>
/// <param name="Block">The lanes.</param>
/// <param name="Columns">The pixels of one row.</param>
/// <param name="Rows">Rows.</param>
internal sealed record OutputTile(LaneBlock Block, ColumnTile Columns, int Rows)
{
    /// <summary>Pixels of all rows, row by row.</summary>
    public int Pixels => Rows * Columns.Width;

    /// <summary>Source elements that one kernel row of all its rows reads, from the first one to the last.</summary>
    public int SourceLength(Contraction contraction) =>
        ((Rows - 1) * contraction.Rows.Step * contraction.Source.RowStride) + ((Columns.SourceColumns - 1) * contraction.Source.PixelStride)
        + (contraction.IsLanewise ? Block.Lanes : contraction.Reduction);

    /// <summary>The pixels that a run of taps reads for: their place among the tile's pixels, row and column.</summary>
    public IEnumerable<(int Pixel, int Row, int Column)> PixelsOf(TapRun run)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int column = run.FirstPixel; column < run.EndPixel; column++)
            {
                yield return ((row * Columns.Width) + column, row, column);
            }
        }
    }
}
