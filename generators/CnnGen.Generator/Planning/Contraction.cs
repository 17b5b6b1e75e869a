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
    /// <summary>
    /// Neighbouring outputs of a row that share a vector, where lanes are few: a column is then so many pixels, and its taps are those of all of them.
    /// Element i of a run of taps is tap element i of the first pixel, and <c>i - j * <see cref="RunShift"/></c> of the j-th one, where that exists.
    /// </summary>
    public int SideBySide { get; private init; } = 1;

    /// <summary>How a row of outputs, each in a slot of a buffer, is added up where they overlap; none where outputs are pixels of their own.</summary>
    public Fold? Fold { get; init; }

    /// <summary>Output elements between two pixels of a column.</summary>
    public int PixelStride => Output.PixelStride / SideBySide;

    /// <summary>Taps by which pixels of a column are shifted against each other.</summary>
    private int TapShift => Columns.Step / SideBySide / Columns.TapStep;

    /// <summary>Elements of a run of taps by which pixels of a column are shifted against each other.</summary>
    public int RunShift => TapShift * Reduction;

    /// <summary>Taps of one pixel.</summary>
    public int PixelTaps => Columns.Taps - ((SideBySide - 1) * TapShift);

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
        if (SideBySide > 1)
        {
            yield return 1;
            yield break;
        }

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

    /// <summary>In which order the products of one output are added; of a dense layer, those of all features.</summary>
    public SumOrder OutputOrder => SumOrder.Of(Rows.Taps, PixelTaps, Reduction);

    /// <summary>In which order the products of one weight's gradient are added; those of a tile's samples are one chain.</summary>
    public SumOrder WeightOrder => ColumnsAreSamples ? SumOrder.Of(1, 1, 1) : SumOrder.Of(Rows.Count, Columns.Count, 1);

    /// <summary>
    /// Whether pixels can share vectors: taps and channels must be one run, and a pixel a whole number of taps further. What lies between windows that are far
    /// apart would be multiplied by zeros, which can pay for some elements alone.
    /// </summary>
    public bool CanStandSideBySide(int pixels)
    {
        const int MostElements = 192;
        if (ColumnsAreSamples || Fold is not null || !TapsAreOneRun || Columns.Count < pixels || Columns.Taps == 0 || Columns.Step % Columns.TapStep != 0)
        {
            return false;
        }

        int shift = Columns.Step / Columns.TapStep;
        return shift <= Columns.Taps || (Columns.Taps + ((pixels - 1L) * shift)) * Reduction <= MostElements;
    }

    /// <summary>The same outputs with <paramref name="pixels"/> of them a column; what remains of a row is left to <see cref="LastColumns"/>.</summary>
    public Contraction ToSideBySide(int pixels) => this with
    {
        SideBySide = pixels,
        Columns = Columns with
        {
            Count = Columns.Count / pixels,
            Step = Columns.Step * pixels,
            Taps = Columns.Taps + ((pixels - 1) * Columns.Step / Columns.TapStep),
        },
        Output = Output with { PixelStride = Output.PixelStride * pixels },
    };

    /// <summary>The last outputs of every row.</summary>
    public Contraction LastColumns(int count)
    {
        int first = Columns.Count - count;
        return this with
        {
            Columns = Columns with { Count = count, Start = Columns.Start + (first * Columns.Step) },
            Output = Output with { Base = Output.Base + (first * Output.PixelStride) },
        };
    }

    /// <summary>Elements of the weights of all groups, zeros that fill up panels among them.</summary>
    public long WeightLength => (long)Groups * Panels.Count(Lanes) * Panels.Width(Lanes) * Rows.Taps * Columns.Taps * Reduction;

    /// <summary>Whether a tap of a column is one of a pixel of it.</summary>
    public bool HasTap(int pixel, int tap) => tap >= pixel * TapShift && tap < (pixel * TapShift) + PixelTaps;

    /// <summary>Where a run of taps ends, in order, as other pixels of a column have the tap there than have the one before it.</summary>
    public IEnumerable<int> Seams => SideBySide == 1
        ? []
        : Enumerable.Range(0, SideBySide).SelectMany(pixel => (int[])[pixel * TapShift, (pixel * TapShift) + PixelTaps])
            .Where(tap => Enumerable.Range(0, SideBySide).Any(pixel => HasTap(pixel, tap) != HasTap(pixel, tap - 1)))
            .Distinct().OrderBy(static tap => tap);

    /// <summary>Multiply-adds of one output row and lane over all columns, padding left out; of one column where columns are samples.</summary>
    public long TapsInsideColumns => ColumnsAreSamples ? Reduction : Reduction * Columns.Stretches().Sum(static stretch => (long)stretch.Count * stretch.Taps);
}
