using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the register tiles of a contraction that writes its output: some pixels of a row times some vectors of lanes.</summary>
internal sealed class OutputTileEmitter(Contraction contraction, RoleNames names, ElementType element, bool hasStart, ActivationFunction fused)
{
    private bool RowsHaveBorder => contraction.Rows.HasBorder;

    /// <summary>The parameters behind the operands, as a call passes them.</summary>
    public string Arguments(string source, string weights, string output) =>
        $"{names.Source}, w, {(hasStart ? "start, " : "")}{names.Output}, {source}, {weights}, {output}" + (RowsHaveBorder ? ", kyBegin, kyEnd" : "");

    public void Emit(SourceWriter writer, string method, LaneBlock block, ColumnTile tile)
    {
        var width = new VectorWidth(element, block.Bits);
        var rows = new PanelRows(contraction, block);
        string span = $"ReadOnlySpan<{element.Keyword}>";
        writer.Line();
        writer.Line($"// {Describe(block, tile)}");
        string start = hasStart ? $"{span} start, " : "";
        string range = RowsHaveBorder ? ", int kyBegin, int kyEnd" : "";
        using (writer.Block($"""
            private static void {method}(
                {span} {names.Source}, {span} w, {start}Span<{element.Keyword}> {names.Output}, int {names.Source}Offset, int wOffset, int {names.Output}Offset{range})
            """))
        {
            EmitStart(writer, width, block, tile);
            if (tile.Runs.Count > 0)
            {
                EmitTapRows(writer, width, block, tile, rows);
            }

            EmitStore(writer, width, block, tile);
        }
    }

    private string Describe(LaneBlock block, ColumnTile tile)
    {
        string pixels = contraction.ColumnsAreSamples
            ? $"{Count(tile.Width, "sample")} x {Count(block.Lanes, "lane")}"
            : $"{Count(tile.Width, "pixel")} x {Count(block.Lanes, "channel")}";
        string sums = $"{pixels}: {Affine.Text(tile.Width)} x {Affine.Text(block.Vectors)} accumulators";
        return contraction.ColumnsAreSamples || tile.IsInterior(contraction.Columns)
            ? sums + "."
            : $"{sums}, from column {Affine.Text(tile.First)}; taps in the padding are left out.";
    }

    private static string Count(int count, string noun) => $"{Affine.Text(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Accumulator(int pixel, int vector) => $"acc{Affine.Text(pixel)}_{Affine.Text(vector)}";

    private void EmitStart(SourceWriter writer, VectorWidth width, LaneBlock block, ColumnTile tile)
    {
        for (int vector = 0; vector < block.Vectors; vector++)
        {
            string start = hasStart
                ? $"{width.Class}.Create<{width.Element.Keyword}>(start.Slice({Affine.Text(vector * width.Lanes)}, {Affine.Text(width.Lanes)}))"
                : $"{width.Type}.Zero";
            for (int pixel = 0; pixel < tile.Width; pixel++)
            {
                writer.Line($"{width.Type} {Accumulator(pixel, vector)} = {(pixel == 0 ? start : Accumulator(0, vector))};");
            }
        }
    }

    private void EmitTapRows(SourceWriter writer, VectorWidth width, LaneBlock block, ColumnTile tile, PanelRows rows)
    {
        if (contraction.Rows.Taps == 1 && !RowsHaveBorder)
        {
            EmitRow(writer, width, block, tile, rows, isLoop: false);
            return;
        }

        string range = RowsHaveBorder ? "int ky = kyBegin; ky < kyEnd; ky++" : $"int ky = 0; ky < {Affine.Text(contraction.Rows.Taps)}; ky++";
        using (writer.Block($"for ({range})"))
        {
            EmitRow(writer, width, block, tile, rows, isLoop: true);
        }
    }

    private void EmitRow(SourceWriter writer, VectorWidth width, LaneBlock block, ColumnTile tile, PanelRows rows, bool isLoop)
    {
        MapLayout source = contraction.Source;
        int ky = isLoop ? 1 : 0;
        int length = ((tile.SourceColumns - 1) * source.PixelStride) + (contraction.IsLanewise ? block.Lanes : contraction.Reduction);
        string comment = contraction.ColumnsAreSamples
            ? $"// {names.Source}[n.., ..]"
            : $"// {names.Source}[{names.SourceRow}, .., ..]";
        writer.Line(
            $"ReadOnlySpan<{element.Keyword}> {names.Source}Row = {names.Source}.Slice("
            + $"{Affine.Sum(0, (names.Source + "Offset", 1), ("ky", ky * contraction.Rows.TapStep * source.RowStride))}, {Affine.Text(length)}); {comment}");
        for (int panel = 0; panel < rows.Count; panel++)
        {
            string begin = Affine.Sum(rows.BeginOf(panel) + FirstTapOffset, ("wOffset", 1), ("ky", ky * contraction.Weights.TapRowStride));
            writer.Line(
                $"ReadOnlySpan<{element.Keyword}> {rows.Name(panel)} = w.Slice({begin}, {Affine.Text(RowLength - contraction.Weights.Panel + rows.LanesOf(panel))});");
        }

        foreach (TapRun run in tile.Runs)
        {
            if (contraction.TapsAreOneRun)
            {
                EmitSteps(writer, width, block, tile, rows, run);
            }
            else
            {
                EmitTaps(writer, width, block, tile, rows, run);
            }
        }
    }

    /// <summary>Weights of one row of taps in one panel.</summary>
    private int RowLength => ((contraction.Columns.Taps - 1) * Math.Abs(contraction.Weights.TapColumnStride)) + (contraction.Reduction * contraction.Weights.Panel);

    /// <summary>Where a row's first weight in memory lies: that of the last tap where the window is walked backwards.</summary>
    private int FirstTapOffset => Math.Min(0, (contraction.Columns.Taps - 1) * contraction.Weights.TapColumnStride);

    /// <summary>The source element of a tile's pixel and tap within the row's span.</summary>
    private int SourceOffset(ColumnTile tile, int pixel, int tap) =>
        contraction.ColumnsAreSamples
            ? pixel * contraction.Source.PixelStride
            : (contraction.Columns.At(tile.First + pixel, tap) - tile.SourceColumn) * contraction.Source.PixelStride;

    private int WeightOffset(int tap) => (tap * contraction.Weights.TapColumnStride) - FirstTapOffset;

    /// <summary>Taps and channels as one run.</summary>
    private void EmitSteps(SourceWriter writer, VectorWidth width, LaneBlock block, ColumnTile tile, PanelRows rows, TapRun run)
    {
        int steps = run.Taps * contraction.Reduction;
        int panel = contraction.Weights.Panel;
        if (steps * Machine.StepBytes(run.Pixels, block.Vectors) * tile.Runs.Count <= Machine.UnrollBudget)
        {
            for (int step = 0; step < steps; step++)
            {
                int tap = run.FirstTap + (step / contraction.Reduction);
                int channel = step % contraction.Reduction;
                string place = contraction.Columns.Taps == 1 ? "" : $"kx = {Affine.Text(tap)}, {names.Channel} = {Affine.Text(channel)}";
                using (writer.Scope(place))
                {
                    EmitStep(
                        writer, width, block, rows, run,
                        pixel => names.Source + $"Row[{Affine.Text(SourceOffset(tile, pixel, tap) + channel)}]",
                        vector => Affine.Text(WeightOffset(tap) + (channel * panel) + rows.OffsetOf(vector)));
                }
            }

            return;
        }

        using (writer.Block($"for (int t = 0; t < {Affine.Text(steps)}; t++)"))
        {
            EmitStep(
                writer, width, block, rows, run,
                pixel => names.Source + $"Row[{Affine.Sum(SourceOffset(tile, pixel, run.FirstTap), ("t", contraction.Pitch))}]",
                vector => Affine.Sum(WeightOffset(run.FirstTap) + rows.OffsetOf(vector), ("t", panel)));
        }
    }

    /// <summary>Tap after tap, each with a loop over its channels.</summary>
    private void EmitTaps(SourceWriter writer, VectorWidth width, LaneBlock block, ColumnTile tile, PanelRows rows, TapRun run)
    {
        int bytes = run.Taps * Machine.StepBytes(run.Pixels, block.Vectors) * tile.Runs.Count;
        if (bytes <= Machine.UnrollBudget)
        {
            for (int tap = run.FirstTap; tap < run.FirstTap + run.Taps; tap++)
            {
                EmitTap(writer, width, block, tile, rows, run, SourceOffset(tile, run.FirstPixel, tap), WeightOffset(tap), $"kx = {Affine.Text(tap)}", null);
            }

            return;
        }

        EmitTap(
            writer, width, block, tile, rows, run,
            SourceOffset(tile, run.FirstPixel, 0), WeightOffset(0), "",
            $"for (int kx = {Affine.Text(run.FirstTap)}; kx < {Affine.Text(run.FirstTap + run.Taps)}; kx++)");
    }

    private void EmitTap(
        SourceWriter writer, VectorWidth width, LaneBlock block, ColumnTile tile, PanelRows rows, TapRun run, int source, int weight, string place, string? loop)
    {
        int kx = loop is null ? 0 : 1;
        int pixelStep = contraction.Columns.Step * contraction.Source.PixelStride;
        int channels = contraction.IsLanewise ? block.Lanes : contraction.Reduction;
        using (loop is null ? writer.Scope(place) : writer.Block(loop))
        {
            string tapSource = Affine.Sum(source, ("kx", kx * contraction.Columns.TapStep * contraction.Source.PixelStride));
            writer.Line(
                $"ReadOnlySpan<{element.Keyword}> {names.Source}Tap = {names.Source}Row.Slice({tapSource}, {Affine.Text(((run.Pixels - 1) * pixelStep) + channels)});");
            for (int panel = 0; panel < rows.Count; panel++)
            {
                string tapWeight = Affine.Sum(weight, ("kx", kx * contraction.Weights.TapColumnStride));
                int length = ((contraction.Reduction - 1) * contraction.Weights.Panel) + rows.LanesOf(panel);
                writer.Line($"ReadOnlySpan<{element.Keyword}> {rows.Name(panel).Replace("Row", "Tap")} = {rows.Name(panel)}.Slice({tapWeight}, {Affine.Text(length)});");
            }

            if (contraction.IsLanewise)
            {
                EmitLanewiseStep(writer, width, block, rows, run, pixelStep);
            }
            else if (contraction.Reduction == 1)
            {
                EmitStep(
                    writer, width, block, rows, run, pixel => $"{names.Source}Tap[{Affine.Text((pixel - run.FirstPixel) * pixelStep)}]",
                    vector => Affine.Text(rows.OffsetOf(vector)), "Tap");
            }
            else
            {
                using (writer.Block($"for (int {names.Channel} = 0; {names.Channel} < {Affine.Text(contraction.Reduction)}; {names.Channel}++)"))
                {
                    EmitStep(
                        writer, width, block, rows, run,
                        pixel => $"{names.Source}Tap[{Affine.Sum((pixel - run.FirstPixel) * pixelStep, (names.Channel, 1))}]",
                        vector => Affine.Sum(rows.OffsetOf(vector), (names.Channel, contraction.Weights.Panel)), "Tap");
                }
            }
        }
    }

    private static void EmitStep(
        SourceWriter writer, VectorWidth width, LaneBlock block, PanelRows rows, TapRun run, Func<int, string> source, Func<int, string> weight, string kind = "Row")
    {
        for (int vector = 0; vector < block.Vectors; vector++)
        {
            string span = rows.Name(rows.PanelOf(vector)).Replace("Row", kind);
            writer.Line($"{width.Type} w{Affine.Text(vector)} = {VectorText.Load(width, span, weight(vector), width.Lanes)};");
        }

        for (int pixel = run.FirstPixel; pixel < run.EndPixel; pixel++)
        {
            writer.Line($"{width.Type} s{Affine.Text(pixel)} = {width.Class}.Create({source(pixel)});");
            for (int vector = 0; vector < block.Vectors; vector++)
            {
                string sum = Accumulator(pixel, vector);
                writer.Line($"{sum} = {width.Class}.MultiplyAddEstimate(s{Affine.Text(pixel)}, w{Affine.Text(vector)}, {sum});");
            }
        }
    }

    private void EmitLanewiseStep(SourceWriter writer, VectorWidth width, LaneBlock block, PanelRows rows, TapRun run, int pixelStep)
    {
        for (int vector = 0; vector < block.Vectors; vector++)
        {
            string span = rows.Name(rows.PanelOf(vector)).Replace("Row", "Tap");
            writer.Line($"{width.Type} w{Affine.Text(vector)} = {VectorText.Load(width, span, Affine.Text(rows.OffsetOf(vector)), width.Lanes)};");
        }

        for (int pixel = run.FirstPixel; pixel < run.EndPixel; pixel++)
        {
            for (int vector = 0; vector < block.Vectors; vector++)
            {
                string sum = Accumulator(pixel, vector);
                int lanes = vector == block.Vectors - 1 ? block.LastLanes : width.Lanes;
                string offset = Affine.Text(((pixel - run.FirstPixel) * pixelStep) + (vector * width.Lanes));
                string load = VectorText.Load(width, names.Source + "Tap", offset, lanes);
                writer.Line($"{sum} = {width.Class}.MultiplyAddEstimate({load}, w{Affine.Text(vector)}, {sum});");
            }
        }
    }

    private void EmitStore(SourceWriter writer, VectorWidth width, LaneBlock block, ColumnTile tile)
    {
        int pixelStride = contraction.Output.PixelStride;
        string output = names.Output + "Tile";
        writer.Line($"Span<{element.Keyword}> {output} = {names.Output}.Slice({names.Output}Offset, {Affine.Text(((tile.Width - 1) * pixelStride) + block.Lanes)});");
        for (int pixel = 0; pixel < tile.Width; pixel++)
        {
            for (int vector = 0; vector < block.Vectors; vector++)
            {
                string sum = Accumulator(pixel, vector);
                if (!fused.IsNone)
                {
                    writer.Line($"{sum} = {ActivationEmitter.ForwardExpression(fused, sum, width)};");
                }

                int lanes = vector == block.Vectors - 1 ? block.LastLanes : width.Lanes;
                VectorText.Store(writer, width, sum, output, (pixel * pixelStride) + (vector * width.Lanes), lanes);
            }
        }
    }
}
