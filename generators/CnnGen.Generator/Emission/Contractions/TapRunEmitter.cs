using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the multiply-adds of a run of taps within one row of a register tile.</summary>
internal sealed class TapRunEmitter(OutputContraction task, OutputTile tile, PanelRows panels, VectorWidth width)
{
    private readonly Contraction _contraction = task.Contraction;
    private readonly string _source = task.Names.Source;

    /// <summary>Where a row's first weight in memory lies: that of the last tap where the window is walked backwards.</summary>
    public int FirstTapOffset => Math.Min(0, (_contraction.Columns.Taps - 1) * _contraction.Weights.TapColumnStride);

    /// <summary>The name of a pixel's sum.</summary>
    public static string Sum(int pixel, int vector) => $"acc{Affine.Text(pixel)}_{Affine.Text(vector)}";

    /// <summary>Weights of one row of taps that the block reads in one panel.</summary>
    public int RowLength(int panel) =>
        ((_contraction.Columns.Taps - 1) * Math.Abs(_contraction.Weights.TapColumnStride)) + ((_contraction.Reduction - 1) * _contraction.Weights.Panel)
        + panels.LanesOf(panel);

    public void Emit(SourceWriter writer, TapRun run)
    {
        if (_contraction.TapsAreOneRun)
        {
            EmitSteps(writer, run);
        }
        else if (IsWrittenOut(run, run.Taps))
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
            using (writer.Block($"for (int kx = {Affine.Text(run.FirstTap)}; kx < {Affine.Text(run.FirstTap + run.Taps)}; kx++)"))
            {
                EmitTap(writer, run, SourceOffset(0, run.FirstPixel, 0), WeightOffset(0), isLoop: true);
            }
        }
    }

    /// <summary>Whether the steps of a run are written one after another; the tile's other runs have their part of the budgets, too.</summary>
    private bool IsWrittenOut(TapRun run, int steps)
    {
        int runs = tile.Columns.Runs.Count;
        int pixels = tile.Rows * run.Pixels;
        return steps * Machine.StepBytes(pixels, tile.Block.Vectors) * runs <= Machine.UnrollBudget
            && (steps * Machine.StepCalls(pixels, tile.Block.Vectors, _contraction.IsLanewise) * runs) + Machine.StoreCalls(tile.Pixels, tile.Block.Vectors)
                <= Machine.CallBudget;
    }

    /// <summary>The source element of a pixel and tap within the row's span.</summary>
    private int SourceOffset(int row, int column, int tap) =>
        (row * _contraction.Rows.Step * _contraction.Source.RowStride)
        + ((_contraction.ColumnsAreSamples ? column : _contraction.Columns.At(tile.Columns.First + column, tap) - tile.Columns.SourceColumn)
            * _contraction.Source.PixelStride);

    private int WeightOffset(int tap) => (tap * _contraction.Weights.TapColumnStride) - FirstTapOffset;

    /// <summary>Taps and channels as one run.</summary>
    private void EmitSteps(SourceWriter writer, TapRun run)
    {
        int steps = run.Taps * _contraction.Reduction;
        int panel = _contraction.Weights.Panel;
        if (IsWrittenOut(run, steps))
        {
            for (int step = 0; step < steps; step++)
            {
                int tap = run.FirstTap + (step / _contraction.Reduction);
                int channel = step % _contraction.Reduction;
                string place = _contraction.Columns.Taps == 1 ? "" : $"kx = {Affine.Text(tap)}, {task.Names.Channel} = {Affine.Text(channel)}";
                using (writer.Scope(place))
                {
                    EmitStep(
                        writer, run, (row, column) => $"{_source}Row[{Affine.Text(SourceOffset(row, column, tap) + channel)}]",
                        vector => Affine.Text(WeightOffset(tap) + (channel * panel) + panels.OffsetOf(vector)), "Row");
                }
            }

            return;
        }

        using (writer.Block($"for (int t = 0; t < {Affine.Text(steps)}; t++)"))
        {
            EmitStep(
                writer, run, (row, column) => $"{_source}Row[{Affine.Sum(SourceOffset(row, column, run.FirstTap), ("t", _contraction.Pitch))}]",
                vector => Affine.Sum(WeightOffset(run.FirstTap) + panels.OffsetOf(vector), ("t", panel)), "Row");
        }
    }

    /// <summary>One tap: its channels in a loop, or all lanes at once where lanes are channels.</summary>
    private void EmitTap(SourceWriter writer, TapRun run, int source, int weight, bool isLoop)
    {
        int kx = isLoop ? 1 : 0;
        string keyword = task.Element.Keyword;
        int channels = _contraction.IsLanewise ? tile.Block.Lanes : _contraction.Reduction;
        int length = InTap(tile.Rows - 1, run.EndPixel - 1, run) + channels;
        string begin = Affine.Sum(source, ("kx", kx * _contraction.Columns.TapStep * _contraction.Source.PixelStride));
        writer.Line($"ReadOnlySpan<{keyword}> {_source}Tap = {_source}Row.Slice({begin}, {Affine.Text(length)});");
        for (int panel = 0; panel < panels.Count; panel++)
        {
            string weights = Affine.Sum(weight, ("kx", kx * _contraction.Weights.TapColumnStride));
            int lanes = ((_contraction.Reduction - 1) * _contraction.Weights.Panel) + panels.LanesOf(panel);
            writer.Line($"ReadOnlySpan<{keyword}> {TapName(panel)} = {panels.Name(panel)}.Slice({weights}, {Affine.Text(lanes)});");
        }

        if (_contraction.IsLanewise)
        {
            EmitLanewiseStep(writer, run);
        }
        else if (_contraction.Reduction == 1)
        {
            EmitStep(
                writer, run, (row, column) => $"{_source}Tap[{Affine.Text(InTap(row, column, run))}]", vector => Affine.Text(panels.OffsetOf(vector)), "Tap");
        }
        else
        {
            string channel = task.Names.Channel;
            using (writer.Block($"for (int {channel} = 0; {channel} < {Affine.Text(_contraction.Reduction)}; {channel}++)"))
            {
                EmitStep(
                    writer, run, (row, column) => $"{_source}Tap[{Affine.Sum(InTap(row, column, run), (channel, 1))}]",
                    vector => Affine.Sum(panels.OffsetOf(vector), (channel, _contraction.Weights.Panel)), "Tap");
            }
        }
    }

    /// <summary>A pixel's source element from the first one of a tap.</summary>
    private int InTap(int row, int column, TapRun run) =>
        (row * _contraction.Rows.Step * _contraction.Source.RowStride)
        + ((column - run.FirstPixel) * (_contraction.ColumnsAreSamples ? 1 : _contraction.Columns.Step) * _contraction.Source.PixelStride);

    private string TapName(int panel) => panels.Name(panel).Replace("Row", "Tap");

    private void EmitStep(SourceWriter writer, TapRun run, Func<int, int, string> source, Func<int, string> weight, string spans)
    {
        for (int vector = 0; vector < tile.Block.Vectors; vector++)
        {
            string span = panels.Name(panels.PanelOf(vector)).Replace("Row", spans);
            writer.Line($"{width.Type} w{Affine.Text(vector)} = {VectorText.Load(width, span, weight(vector), width.Lanes)};");
        }

        foreach ((int pixel, int row, int column) in tile.PixelsOf(run))
        {
            writer.Line($"{width.Type} s{Affine.Text(pixel)} = {width.Class}.Create({source(row, column)});");
            for (int vector = 0; vector < tile.Block.Vectors; vector++)
            {
                writer.Line(
                    $"{Sum(pixel, vector)} = {width.Class}.MultiplyAddEstimate(s{Affine.Text(pixel)}, w{Affine.Text(vector)}, {Sum(pixel, vector)});");
            }
        }
    }

    private void EmitLanewiseStep(SourceWriter writer, TapRun run)
    {
        for (int vector = 0; vector < tile.Block.Vectors; vector++)
        {
            string load = VectorText.Load(width, TapName(panels.PanelOf(vector)), Affine.Text(panels.OffsetOf(vector)), width.Lanes);
            writer.Line($"{width.Type} w{Affine.Text(vector)} = {load};");
        }

        foreach ((int pixel, int row, int column) in tile.PixelsOf(run))
        {
            for (int vector = 0; vector < tile.Block.Vectors; vector++)
            {
                string offset = Affine.Text(InTap(row, column, run) + (vector * width.Lanes));
                string load = VectorText.Load(width, _source + "Tap", offset, tile.Block.LanesOf(vector));
                writer.Line($"{Sum(pixel, vector)} = {width.Class}.MultiplyAddEstimate({load}, w{Affine.Text(vector)}, {Sum(pixel, vector)});");
            }
        }
    }
}
