namespace CnnGen.Generator.Planning;

/// <summary>Where a feature map's elements lie: <c>Base + row * RowStride + column * PixelStride + group * GroupStride + channel</c>.</summary>
internal readonly record struct MapLayout(int Base, int RowStride, int PixelStride, int GroupStride);

/// <summary>
/// Where weights lie: <c>Base + group * GroupStride + panel * PanelStride + tapRow * TapRowStride + tapColumn * TapColumnStride + c * Panel + lane</c>.
/// Strides over taps are negative where a window is walked backwards.
/// </summary>
internal readonly record struct WeightLayout(int Base, int GroupStride, int PanelStride, int TapRowStride, int TapColumnStride, int Panel);

/// <summary>
/// One contraction over affine index maps, which convolution, depthwise convolution and dense layers are in each of their roles:
/// <c>output[row, column, lane] += source[row', column', c] * weights[tapRow, tapColumn, c, lane]</c> for every tap that lies inside the source.
/// Forward and backward to the data write the output, backward to the weights writes the weights.
/// </summary>
/// <param name="Rows">The vertical axis.</param>
/// <param name="Columns">The horizontal axis; its count is <see cref="Samples"/> where the columns are the samples of a tile.</param>
/// <param name="Reduction">Contiguous source channels that one tap sums over.</param>
/// <param name="Lanes">Outputs of one group: what vectors lie along.</param>
/// <param name="IsLanewise">Depthwise: output lane c reads source channel c alone, so that the source is loaded in vectors, too.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
/// <param name="Source">Layout of the source.</param>
/// <param name="Output">Layout of the output.</param>
/// <param name="Weights">Layout of the weights.</param>
internal sealed record Contraction(
    AxisMap Rows, AxisMap Columns, int Reduction, int Lanes, bool IsLanewise, int Groups, MapLayout Source, MapLayout Output, WeightLayout Weights)
{
    /// <summary>The count of an axis whose length is the number of samples at hand, known at run time alone.</summary>
    public const int Samples = -1;

    public bool ColumnsAreSamples => Columns.Count == Samples;

    /// <summary>
    /// Whether neighbouring taps continue each other, so that (tapColumn, c) is one run with <see cref="Pitch"/> between its elements.
    /// </summary>
    public bool TapsAreOneRun => !IsLanewise && Weights.TapColumnStride == Reduction * Weights.Panel
        && (Reduction == 1 || (Columns.TapStep == 1 && Reduction == Source.PixelStride));

    /// <summary>Source elements between two neighbours of a run.</summary>
    public int Pitch => Reduction == 1 ? Columns.TapStep * Source.PixelStride : 1;

    /// <summary>
    /// The numbers of vectors that a block of lanes may have: blocks side by side share one code where each starts at the same place of a panel. More
    /// than eight have no use: eight sums hide the latency even of a single pixel or tap.
    /// </summary>
    public IEnumerable<int> VectorCounts(int bits, int elementBytes)
    {
        int vectorLanes = bits / 8 / elementBytes;
        int most = Math.Min(8, (Lanes + vectorLanes - 1) / vectorLanes);
        for (int vectors = 1; vectors <= most; vectors++)
        {
            int width = vectors * vectorLanes;
            if (width % Weights.Panel == 0 || Weights.Panel % width == 0 || width >= Lanes)
            {
                yield return vectors;
            }
        }
    }

    /// <summary>Multiply-adds of one output row and lane over all columns, padding left out; of one column where columns are samples.</summary>
    public long TapsInsideColumns
    {
        get
        {
            if (ColumnsAreSamples)
            {
                return Reduction;
            }

            long taps = 0;
            for (int column = 0; column < Columns.Count; column++)
            {
                (int begin, int end) = Columns.TapsInside(column);
                taps += end - begin;
            }

            return taps * Reduction;
        }
    }
}
