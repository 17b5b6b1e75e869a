using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>
/// Emits the role of a contraction that writes its weights: register tiles of taps times vectors of lanes, which start from the gradient in memory
/// and add up over all positions, so that the order of summation is that of the positions and samples.
/// </summary>
internal static class WeightEmitter
{
    private static readonly RoleNames Names = RoleNames.BackwardWeights;

    public static void EmitVariants(SourceWriter writer, Contraction contraction, ElementType element)
    {
        foreach (VectorWidth width in VectorText.Variants(element, contraction.Weights.Panel))
        {
            WeightSchedule schedule = WeightSchedule.Choose(contraction, width.Bits, element.Bytes);
            var tiles = new Dictionary<string, (LaneBlock Block, int Taps)>(StringComparer.Ordinal);
            EmitLoops(writer, contraction, width, schedule, tiles);
            foreach (KeyValuePair<string, (LaneBlock Block, int Taps)> tile in tiles)
            {
                EmitTile(writer, contraction, tile.Key, new VectorWidth(element, tile.Value.Block.Bits), tile.Value.Block, tile.Value.Taps);
            }
        }
    }

    public static string Parameters(Contraction contraction, ElementType element) =>
        $"ReadOnlySpan<{element.Keyword}> x, ReadOnlySpan<{element.Keyword}> dy, Span<{element.Keyword}> dw{(contraction.ColumnsAreSamples ? ", int count" : "")}";

    public static string Arguments(Contraction contraction) => "x, dy, dw" + (contraction.ColumnsAreSamples ? ", count" : "");

    private static void EmitLoops(
        SourceWriter writer, Contraction contraction, VectorWidth width, WeightSchedule schedule, Dictionary<string, (LaneBlock Block, int Taps)> tiles)
    {
        writer.Line();
        using SourceWriter.BlockScope body =
            writer.Block($"private static void BackwardWeights{width.Suffix}({Parameters(contraction, width.Element)})");
        if (schedule.Columns.Count == 0)
        {
            writer.Line("// Every tap lies in the padding: there is nothing to add.");
            return;
        }

        if (SampleBlocks.AreNeeded(contraction, width.Bits, width.Element.Bytes))
        {
            SampleBlockLoops.Emit(writer, contraction, width.Element, schedule, (block, taps) => Tile(tiles, width, block, taps));
            return;
        }

        using SourceWriter.BlockScope? groups = contraction.Groups > 1
            ? writer.Block($"for (int g = 0; g < {Affine.Text(contraction.Groups)}; g++)")
            : null;
        foreach (LaneBlock block in schedule.Blocks)
        {
            using SourceWriter.BlockScope lanes = LaneLoop.Open(writer, Names, block);
            writer.Line($"int dwOffset = {LaneLoop.WeightOffset(contraction, Names, block)};");
            bool hasRows = contraction.Rows.Taps > 1;
            using SourceWriter.BlockScope? rows = hasRows
                ? writer.Block($"for (int ky = 0; ky < {Affine.Text(contraction.Rows.Taps)}; ky++)")
                : null;
            if (contraction.Rows.HasBorder)
            {
                if (!hasRows)
                {
                    writer.Line("const int ky = 0;");
                }

                TapRange.EmitIndices(writer, contraction.Rows, Names.Row, "ky");
            }

            foreach (TapColumns columns in schedule.Columns)
            {
                EmitColumns(writer, contraction, width, schedule, block, columns, tiles);
            }
        }
    }

    private static string Tile(Dictionary<string, (LaneBlock Block, int Taps)> tiles, VectorWidth width, LaneBlock block, int taps)
    {
        string method = $"BackwardWeights{width.Suffix}Tile{Affine.Text(taps)}x{Affine.Text(block.Lanes)}";
        tiles[method] = (block, taps);
        return method;
    }

    private static void EmitColumns(
        SourceWriter writer, Contraction contraction, VectorWidth width, WeightSchedule schedule, LaneBlock block, TapColumns columns,
        Dictionary<string, (LaneBlock Block, int Taps)> tiles)
    {
        foreach ((int first, int length, int count) in WeightSchedule.Cut(columns.Taps * contraction.Reduction, schedule.TileTaps))
        {
            string method = Tile(tiles, width, block, length);
            using SourceWriter.BlockScope? loop = count > 1
                ? writer.Block($"for (int t = {Affine.Text(first)}; t < {Affine.Text(first + (count * length))}; t += {Affine.Text(length)})")
                : null;
            int t = count > 1 ? 1 : 0;
            int begin = count > 1 ? 0 : first;
            int column = contraction.ColumnsAreSamples ? 0 : contraction.Columns.At(columns.ColumnBegin, columns.FirstTap);
            int lane = block.Count > 1 ? 1 : 0;
            int ky = contraction.Rows.Taps > 1 ? 1 : 0;
            int g = contraction.Groups > 1 ? 1 : 0;
            MapLayout source = contraction.Source;
            string sourceOffset = Affine.Sum(
                (contraction.Rows.Start * source.RowStride) + (column * source.PixelStride) + (begin * TapPitch(contraction))
                    + (contraction.IsLanewise && block.Count == 1 ? block.First : 0),
                ("ky", ky * contraction.Rows.TapStep * source.RowStride), ("t", t * TapPitch(contraction)),
                (Names.Lane, contraction.IsLanewise ? lane : 0), ("g", g * source.GroupStride));
            string outputOffset = Affine.Sum(
                (columns.ColumnBegin * contraction.Output.PixelStride) + (block.Count == 1 ? block.First : 0),
                (Names.Lane, lane), ("g", g * contraction.Output.GroupStride));
            string weightOffset = Affine.Sum(
                (columns.FirstTap * contraction.Weights.TapColumnStride) + (begin * contraction.Weights.Panel),
                ("dwOffset", 1), ("ky", ky * contraction.Weights.TapRowStride), ("t", t * contraction.Weights.Panel));
            string ranges = (contraction.Rows.HasBorder ? ", oyBegin, oyEnd" : "")
                + (contraction.Columns.HasBorder ? ", " + Affine.Text(columns.ColumnEnd - columns.ColumnBegin) : "")
                + (contraction.ColumnsAreSamples ? ", count" : "");
            writer.Line($"{method}(x, dy, dw, {sourceOffset}, {outputOffset}, {weightOffset}{ranges});");
        }
    }

    /// <summary>Source elements between two neighbours of a tile's taps; a depthwise tile's taps are its kernel columns.</summary>
    private static int TapPitch(Contraction contraction) =>
        contraction.IsLanewise ? contraction.Columns.TapStep * contraction.Source.PixelStride : contraction.Pitch;

    private static void EmitTile(SourceWriter writer, Contraction contraction, string method, VectorWidth width, LaneBlock block, int taps)
    {
        var rows = new PanelRows(contraction, block);
        string keyword = width.Element.Keyword;
        string ranges = (contraction.Rows.HasBorder ? ", int oyBegin, int oyEnd" : "") + (contraction.Columns.HasBorder ? ", int columns" : "")
            + (contraction.ColumnsAreSamples ? ", int count" : "");
        writer.Line();
        writer.Line($"// {Affine.Text(taps)} taps x {Affine.Text(block.Lanes)} lanes: {Affine.Text(taps)} x {Affine.Text(block.Vectors)} accumulators.");
        using SourceWriter.BlockScope body = writer.Block($"""
            private static void {method}(
                ReadOnlySpan<{keyword}> x, ReadOnlySpan<{keyword}> dy, Span<{keyword}> dw, int xOffset, int dyOffset, int dwOffset{ranges})
            """);
        for (int panel = 0; panel < rows.Count; panel++)
        {
            writer.Line(
                $"Span<{keyword}> {GradientName(rows, panel)} = dw.Slice({Affine.Sum(rows.BeginOf(panel), ("dwOffset", 1))}, "
                + $"{Affine.Text(((taps - 1) * contraction.Weights.Panel) + rows.LanesOf(panel))});");
        }

        for (int tap = 0; tap < taps; tap++)
        {
            for (int vector = 0; vector < block.Vectors; vector++)
            {
                string offset = Affine.Text((tap * contraction.Weights.Panel) + rows.OffsetOf(vector));
                writer.Line($"{width.Type} {TapRunEmitter.Sum(tap, vector)} = {VectorText.Load(width, GradientName(rows, rows.PanelOf(vector)), offset, width.Lanes)};");
            }
        }

        EmitPositions(writer, contraction, width, block, taps);
        for (int tap = 0; tap < taps; tap++)
        {
            for (int vector = 0; vector < block.Vectors; vector++)
            {
                VectorText.Store(
                    writer, width, TapRunEmitter.Sum(tap, vector), GradientName(rows, rows.PanelOf(vector)),
                    (tap * contraction.Weights.Panel) + rows.OffsetOf(vector), block.LanesOf(vector));
            }
        }
    }

    private static void EmitPositions(SourceWriter writer, Contraction contraction, VectorWidth width, LaneBlock block, int taps)
    {
        MapLayout source = contraction.Source;
        if (contraction.ColumnsAreSamples)
        {
            int sampleStride = SampleBlocks.AreNeeded(contraction, width.Bits, width.Element.Bytes) ? SampleBlocks.Stride : source.PixelStride;
            using SourceWriter.BlockScope samples = writer.Block("for (int n = 0; n < count; n++)");
            EmitStep(
                writer, contraction, width, block, taps, Affine.Sum(0, ("xOffset", 1), ("n", sampleStride)),
                Affine.Sum(0, ("dyOffset", 1), ("n", contraction.Output.PixelStride)));
            return;
        }

        bool isLoop = contraction.Rows.Count > 1 || contraction.Rows.HasBorder;
        string range = contraction.Rows.HasBorder
            ? "int oy = oyBegin; oy < oyEnd; oy++"
            : $"int oy = 0; oy < {Affine.Text(contraction.Rows.Count)}; oy++";
        using SourceWriter.BlockScope? rows = isLoop ? writer.Block($"for ({range})") : null;
        string x = "xOffset";
        string dy = "dyOffset";
        if (isLoop)
        {
            (x, dy) = ("xRow", "dyRow");
            writer.Line($"int xRow = {Affine.Sum(0, ("xOffset", 1), ("oy", contraction.Rows.Step * source.RowStride))};");
            writer.Line($"int dyRow = {Affine.Sum(0, ("dyOffset", 1), ("oy", contraction.Output.RowStride))};");
        }

        string columns = contraction.Columns.HasBorder ? "columns" : Affine.Text(contraction.Columns.Count);
        using SourceWriter.BlockScope? pixels = columns == "1" ? null : writer.Block($"for (int ox = 0; ox < {columns}; ox++)");
        int ox = columns == "1" ? 0 : 1;
        EmitStep(
            writer, contraction, width, block, taps, Affine.Sum(0, (x, 1), ("ox", ox * contraction.Columns.Step * source.PixelStride)),
            Affine.Sum(0, (dy, 1), ("ox", ox * contraction.Output.PixelStride)));
    }

    private static void EmitStep(SourceWriter writer, Contraction contraction, VectorWidth width, LaneBlock block, int taps, string x, string dy)
    {
        int pitch = TapPitch(contraction);
        int reach = ((taps - 1) * pitch) + (contraction.IsLanewise ? block.Lanes : 1);

        // A depthwise tile loads what exists; other ones load whole vectors and drop the lanes past the end.
        int gradientLanes = contraction.IsLanewise ? block.Lanes : block.Width;
        writer.Line($"ReadOnlySpan<{width.Element.Keyword}> xTaps = x.Slice({x}, {Affine.Text(reach)});");
        writer.Line($"ReadOnlySpan<{width.Element.Keyword}> dyLanes = dy.Slice({dy}, {Affine.Text(gradientLanes)});");
        for (int vector = 0; vector < block.Vectors; vector++)
        {
            writer.Line($"{width.Type} g{Affine.Text(vector)} = {Load("dyLanes", vector * width.Lanes, vector)};");
        }

        for (int tap = 0; tap < taps; tap++)
        {
            if (!contraction.IsLanewise)
            {
                writer.Line($"{width.Type} s{Affine.Text(tap)} = {width.Class}.Create(xTaps[{Affine.Text(tap * pitch)}]);");
            }

            for (int vector = 0; vector < block.Vectors; vector++)
            {
                string sum = TapRunEmitter.Sum(tap, vector);
                string value = contraction.IsLanewise ? Load("xTaps", (tap * pitch) + (vector * width.Lanes), vector) : "s" + Affine.Text(tap);
                writer.Line($"{sum} = {width.Class}.MultiplyAddEstimate({value}, g{Affine.Text(vector)}, {sum});");
            }
        }

        string Load(string span, int offset, int vector) => VectorText.Load(
            width, span, Affine.Text(offset), contraction.IsLanewise ? block.LanesOf(vector) : width.Lanes);
    }

    private static string GradientName(PanelRows rows, int panel) => rows.Name(panel).Replace("wRow", "dwTaps");
}
