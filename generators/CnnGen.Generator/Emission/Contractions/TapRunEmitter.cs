using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the multiply-adds of a run of taps within one row of a register _tile.</summary>
internal sealed class TapRunEmitter(OutputContraction task, TilePlan plan, PanelRows panels, SharedVector vector, TileSums sums)
{
    private readonly OutputTile _tile = plan.Tile;
    private readonly SumOrder _order = task.Contraction.OutputOrder;
    private readonly Contraction _contraction = task.Contraction;
    private readonly string _source = task.Names.Source;
    private readonly VectorWidth _width = vector.Width;

    /// <summary>Where a row's first weight in memory lies: that of the last tap where the window is walked backwards.</summary>
    public int FirstTapOffset => Math.Min(0, (_contraction.PixelTaps - 1) * _contraction.Weights.TapColumnStride);

    /// <summary>Weights of one row of taps that the block reads in one panel.</summary>
    public int RowLength(int panel) =>
        ((_contraction.PixelTaps - 1) * Math.Abs(_contraction.Weights.TapColumnStride)) + ((_contraction.Reduction - 1) * _contraction.Weights.Panel)
        + panels.LanesOf(panel);

    /// <summary>All taps of one row, cut into chains where a row has several.</summary>
    public void EmitRow(SourceWriter writer)
    {
        if (_order.Axis == SumAxis.Columns)
        {
            EmitChainsOfTaps(writer);
            return;
        }

        foreach (TapLoop taps in plan.Taps)
        {
            Emit(writer, taps);
        }
    }

    /// <summary>Chains of neighbouring taps: a loop where every pixel has all taps inside, otherwise one after another.</summary>
    private void EmitChainsOfTaps(SourceWriter writer)
    {
        if (_tile.Columns.IsInterior(_contraction.Columns))
        {
            TapRun all = plan.Taps.Single().Run;
            if (_contraction.TapsAreOneRun)
            {
                EmitLiteralChains(writer, all, ChainStart.Zero, all.Taps * _contraction.Reduction, _contraction.Reduction);
            }
            else
            {
                sums.EmitChains("0", Affine.Text(all.Taps), all.Taps, PixelsOf([all]), (begin, end) => EmitTaps(writer, all, begin, end));
            }

            return;
        }

        if (_order.Group == 0)
        {
            EmitChains(0, _order.Length);
            return;
        }

        for (int group = 0; group < _order.Length; group += _order.Group)
        {
            int end = Math.Min(group + _order.Group, _order.Length);
            IReadOnlyList<int> pixels = PixelsOf(RunsIn(group, end).Select(static taps => taps.Run));
            if (pixels.Count > 0)
            {
                int begin = group;
                using SourceWriter.BlockScope scope = writer.Scope();
                sums.EmitGroup(pixels, () => EmitChains(begin, end));
            }
        }

        void EmitChains(int begin, int end)
        {
            for (int chain = begin; chain < end; chain += _order.Chain)
            {
                List<TapLoop> loops = RunsIn(chain, Math.Min(chain + _order.Chain, end));
                if (loops.Count > 0)
                {
                    TapRun last = loops[loops.Count - 1].Run;
                    using SourceWriter.BlockScope scope = writer.Scope($"kx = {Affine.Text(loops[0].Run.FirstTap)}..{Affine.Text(last.FirstTap + last.Taps - 1)}");
                    sums.EmitChain(PixelsOf(loops.Select(static taps => taps.Run)), () => loops.ForEach(taps => Emit(writer, taps)));
                }
            }
        }
    }

    /// <summary>The runs as far as they lie within some taps.</summary>
    private List<TapLoop> RunsIn(int begin, int end) =>
    [
        .. plan.Taps.Where(taps => taps.Run.FirstTap < end && taps.Run.FirstTap + taps.Run.Taps > begin).Select(taps =>
        {
            TapRun run = taps.Run;
            int first = Math.Max(begin, run.FirstTap);
            return taps with { Run = run with { FirstTap = first, Taps = Math.Min(end, run.FirstTap + run.Taps) - first } };
        }),
    ];

    private int[] PixelsOf(IEnumerable<TapRun> runs) => [.. runs.SelectMany(run => _tile.PixelsOf(run)).Select(static place => place.Pixel).Distinct().OrderBy(static pixel => pixel)];

    private void Emit(SourceWriter writer, TapLoop taps)
    {
        TapRun run = taps.Run;
        if (_contraction.TapsAreOneRun)
        {
            EmitSteps(writer, run);
        }
        else if (taps.IsWrittenOut)
        {
            for (int tap = run.FirstTap; tap < run.FirstTap + run.Taps; tap++)
            {
                using (writer.Scope($"kx = {Affine.Text(tap)}"))
                {
                    EmitTap(writer, run, SourceOffset(0, run.FirstPixel, tap), WeightOffset(tap), isLoop: false);
                }
            }
        }
        else
        {
            EmitTaps(writer, run, Affine.Text(run.FirstTap), Affine.Text(run.FirstTap + run.Taps));
        }
    }

    private void EmitTaps(SourceWriter writer, TapRun run, string begin, string end)
    {
        using SourceWriter.BlockScope loop = writer.Block($"for (int kx = {begin}; kx < {end}; kx++)");
        EmitTap(writer, run, SourceOffset(0, run.FirstPixel, 0), WeightOffset(0), isLoop: true);
    }

    /// <summary>The source element of a pixel and tap within the row's span.</summary>
    private int SourceOffset(int row, int column, int tap) =>
        (row * _contraction.Rows.Step * _contraction.Source.RowStride)
        + ((_contraction.ColumnsAreSamples ? column : _contraction.Columns.At(_tile.Columns.First + column, tap) - _tile.Columns.SourceColumn)
            * _contraction.Source.PixelStride);

    private int WeightOffset(int tap) => (tap * _contraction.Weights.TapColumnStride) - FirstTapOffset;

    /// <summary>Taps and channels as one run: in a loop where it has several steps, cut into chains where a tap has several.</summary>
    private void EmitSteps(SourceWriter writer, TapRun run)
    {
        int steps = run.Taps * _contraction.Reduction;
        if (_order.Axis == SumAxis.Channels)
        {
            EmitChainsOfSteps(writer, run, steps);
        }
        else if (steps > 1)
        {
            using SourceWriter.BlockScope loop = writer.Block($"for (int t = 0; t < {Affine.Text(steps)}; t++)");
            EmitStep(writer, run, t: 1);
        }
        else
        {
            using SourceWriter.BlockScope scope = writer.Scope(_contraction.Columns.Taps == 1 ? "" : "kx = " + Affine.Text(run.FirstTap));
            EmitStep(writer, run, t: 0);
        }
    }

    private void EmitStep(SourceWriter writer, TapRun run, int t) => EmitStep(
        writer, run, (row, column) => $"{_source}Row[{Affine.Sum(SourceOffset(row, column, run.FirstTap), ("t", t * _contraction.Pitch))}]",
        offset => Affine.Sum(WeightOffset(run.FirstTap) + offset, ("t", t * _contraction.Weights.Panel)), "Row");

    /// <summary>Chains end at the same channels of every tap, so that where these fit evenly, the taps need no loop of their own.</summary>
    private void EmitChainsOfSteps(SourceWriter writer, TapRun run, int steps)
    {
        int channels = _contraction.Reduction;
        if (run.Taps == 1 || channels % (_order.Group > 0 ? _order.Group : _order.Chain) == 0)
        {
            EmitLiteralChains(writer, run, ChainStart.Zero, steps, scale: 1);
            return;
        }

        using SourceWriter.BlockScope taps = writer.Block($"for (int tap = 0; tap < {Affine.Text(steps)}; tap += {Affine.Text(channels)})");
        EmitLiteralChains(writer, run, new ChainStart("tap", 0), channels, scale: 1);
    }

    /// <summary>Chains of elements of a run of taps, each over slices of its own.</summary>
    private void EmitLiteralChains(SourceWriter writer, TapRun run, ChainStart first, int count, int scale) =>
        sums.EmitLiteralChains(first, count, PixelsOf([run]), (chain, length) => EmitChain(
            writer, run, "Row", "t", _contraction.Pitch, length,
            chain.Times(_contraction.Pitch, SourceOffset(0, run.FirstPixel, run.FirstTap)),
            chain.Times(_contraction.Weights.Panel, WeightOffset(run.FirstTap))), scale);

    /// <summary>The slices that a chain reads of the spans around it, and the loop over its elements.</summary>
    private void EmitChain(SourceWriter writer, TapRun run, string spans, string index, int pitch, int length, string source, string weight)
    {
        int reach = InTap(_tile.Rows - 1, run.EndPixel - 1, run) + ((length - 1) * pitch) + 1;
        string keyword = task.Element.Keyword;
        writer.Line($"ReadOnlySpan<{keyword}> {_source}Chain = {_source}{spans}.Slice({source}, {Affine.Text(reach)});");
        for (int panel = 0; panel < panels.Count; panel++)
        {
            int lanes = ((length - 1) * _contraction.Weights.Panel) + panels.LanesOf(panel);
            writer.Line($"ReadOnlySpan<{keyword}> {SpanName(panel, "Chain")} = {SpanName(panel, spans)}.Slice({weight}, {Affine.Text(lanes)});");
        }

        using SourceWriter.BlockScope loop = writer.Block($"for (int {index} = 0; {index} < {Affine.Text(length)}; {index}++)");
        EmitStep(
            writer, run, (row, column) => $"{_source}Chain[{Affine.Sum(InTap(row, column, run), (index, pitch))}]",
            offset => Affine.Sum(offset, (index, _contraction.Weights.Panel)), "Chain");
    }

    /// <summary>One tap: its channels in a loop, or all lanes at once where lanes are channels.</summary>
    private void EmitTap(SourceWriter writer, TapRun run, int source, int weight, bool isLoop)
    {
        int kx = isLoop ? 1 : 0;
        string keyword = task.Element.Keyword;
        int channels = _contraction.IsLanewise ? _tile.Block.Lanes : _contraction.Reduction;
        int length = InTap(_tile.Rows - 1, run.EndPixel - 1, run) + channels;
        if (_contraction.IsLanewise && !isLoop)
        {
            // What follows the last pixel in the row is read as well, so that its vectors are whole.
            length = Math.Min(length + _tile.Block.Width - _tile.Block.Lanes, _tile.SourceLength(_contraction) - source);
        }

        string begin = Affine.Sum(source, ("kx", kx * _contraction.Columns.TapStep * _contraction.Source.PixelStride));
        writer.Line($"ReadOnlySpan<{keyword}> {_source}Tap = {_source}Row.Slice({begin}, {Affine.Text(length)});");
        for (int panel = 0; panel < panels.Count; panel++)
        {
            string weights = Affine.Sum(weight, ("kx", kx * _contraction.Weights.TapColumnStride));
            int lanes = ((_contraction.Reduction - 1) * _contraction.Weights.Panel) + panels.LanesOf(panel);
            writer.Line($"ReadOnlySpan<{keyword}> {SpanName(panel, "Tap")} = {panels.Name(panel)}.Slice({weights}, {Affine.Text(lanes)});");
        }

        if (_contraction.IsLanewise)
        {
            EmitLanewiseStep(writer, run, length);
        }
        else if (_contraction.Reduction == 1)
        {
            EmitStep(
                writer, run, (row, column) => $"{_source}Tap[{Affine.Text(InTap(row, column, run))}]", Affine.Text, "Tap");
        }
        else
        {
            string channel = task.Names.Channel;
            if (_order.Axis == SumAxis.Channels)
            {
                sums.EmitLiteralChains(ChainStart.Zero, _contraction.Reduction, PixelsOf([run]), (chain, length) => EmitChain(
                    writer, run, "Tap", channel, pitch: 1, length, chain.Text, chain.Times(_contraction.Weights.Panel)), scale: 1);
                return;
            }

            using SourceWriter.BlockScope loop = writer.Block($"for (int {channel} = 0; {channel} < {Affine.Text(_contraction.Reduction)}; {channel}++)");
            EmitStep(
                writer, run, (row, column) => $"{_source}Tap[{Affine.Sum(InTap(row, column, run), (channel, 1))}]",
                offset => Affine.Sum(offset, (channel, _contraction.Weights.Panel)), "Tap");
        }
    }

    /// <summary>A pixel's source element from the first one of a tap.</summary>
    private int InTap(int row, int column, TapRun run) =>
        (row * _contraction.Rows.Step * _contraction.Source.RowStride)
        + ((column - run.FirstPixel) * (_contraction.ColumnsAreSamples ? 1 : _contraction.Columns.Step) * _contraction.Source.PixelStride);

    private string SpanName(int panel, string spans) => panels.Name(panel).Replace("Row", spans);

    /// <param name="writer">Where to.</param>
    /// <param name="run">The taps that the step is one of.</param>
    /// <param name="source">The source element of a row and column of the _tile.</param>
    /// <param name="weight">Where weights lie, given their offset from the step's first one.</param>
    /// <param name="spans">What the spans of weights are called after.</param>
    private void EmitStep(SourceWriter writer, TapRun run, Func<int, int, string> source, Func<int, string> weight, string spans)
    {
        // A single pixel uses each vector of weights once: it is loaded when its turn comes, so that it needs no register before.
        bool isSingle = _tile.Rows * run.Pixels == 1;
        for (int i = 0; i < _tile.Block.Vectors && !isSingle; i++)
        {
            EmitWeights(i);
        }

        foreach ((int pixel, int row, int column) in _tile.PixelsOf(run))
        {
            writer.Line($"{_width.Type} s{Affine.Text(pixel)} = {_width.Class}.Create({source(row, column)});");
            for (int i = 0; i < _tile.Block.Vectors; i++)
            {
                if (isSingle)
                {
                    EmitWeights(i);
                }

                writer.Line(
                    $"{TileSums.Name(TileSums.Chain, pixel, i)} = {_width.Class}.MultiplyAddEstimate(s{Affine.Text(pixel)}, w{Affine.Text(i)}, {TileSums.Name(TileSums.Chain, pixel, i)});");
            }
        }

        void EmitWeights(int i)
        {
            string span = SpanName(panels.PanelOf(i), spans);
            int offset = panels.OffsetOf(i);
            string load = vector.Join(pixel => _contraction.HasTap(pixel, run.FirstTap)
                ? VectorText.Load(vector.Part, span, weight(offset - (pixel * _contraction.RunShift * _contraction.Weights.Panel)), vector.Part.Lanes)
                : vector.Part.Type + ".Zero");
            writer.Line($"{_width.Type} w{Affine.Text(i)} = {load};");
        }
    }

    private void EmitLanewiseStep(SourceWriter writer, TapRun run, int length)
    {
        for (int i = 0; i < _tile.Block.Vectors; i++)
        {
            string load = VectorText.Load(_width, SpanName(panels.PanelOf(i), "Tap"), Affine.Text(panels.OffsetOf(i)), _width.Lanes);
            writer.Line($"{_width.Type} w{Affine.Text(i)} = {load};");
        }

        foreach ((int pixel, int row, int column) in _tile.PixelsOf(run))
        {
            for (int i = 0; i < _tile.Block.Vectors; i++)
            {
                // Lanes past the last channel are dropped, whatever they hold: as long as there is something, the vector is whole.
                int offset = InTap(row, column, run) + (i * _width.Lanes);
                int lanes = Math.Min(_width.Lanes, length - offset);
                string load = VectorText.Load(_width, _source + "Tap", Affine.Text(offset), lanes);
                writer.Line($"{TileSums.Name(TileSums.Chain, pixel, i)} = {_width.Class}.MultiplyAddEstimate({load}, w{Affine.Text(i)}, {TileSums.Name(TileSums.Chain, pixel, i)});");
            }
        }
    }
}
