using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the loops over lanes, rows and columns that call a contraction's register tiles, one variant a vector width.</summary>
internal static class OutputEmitter
{
    /// <summary>The loops and tiles of one contraction as <c>{prefix}512</c> and so on.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="contraction">What is computed.</param>
    /// <param name="names">The operands' names.</param>
    /// <param name="prefix">The methods' names without the width.</param>
    /// <param name="element">The element type.</param>
    /// <param name="hasStart">Whether the sums start from a bias.</param>
    /// <param name="fused">An activation applied before the store, or none.</param>
    public static void EmitVariants(
        SourceWriter writer, Contraction contraction, RoleNames names, string prefix, ElementType element, bool hasStart, ActivationFunction fused)
    {
        foreach (VectorWidth width in VectorText.Variants(element, contraction.Weights.Panel))
        {
            OutputSchedule schedule = OutputSchedule.Choose(contraction, width.Bits, element.Bytes);
            var tiles = new OutputTileEmitter(contraction, names, element, hasStart, fused);
            var emitted = new Dictionary<string, (LaneBlock Block, ColumnTile Tile)>(StringComparer.Ordinal);
            EmitLoops(writer, contraction, names, prefix, width, schedule, tiles, hasStart, emitted);
            foreach (KeyValuePair<string, (LaneBlock Block, ColumnTile Tile)> tile in emitted)
            {
                tiles.Emit(writer, tile.Key, tile.Value.Block, tile.Value.Tile);
            }
        }
    }

    /// <summary>The operands' parameters: <c>ReadOnlySpan&lt;float&gt; x, …</c>.</summary>
    public static string Parameters(Contraction contraction, RoleNames names, ElementType element, bool hasStart)
    {
        string span = $"ReadOnlySpan<{element.Keyword}>";
        return $"{span} {names.Source}, {span} w, {(hasStart ? $"{span} bias, " : "")}Span<{element.Keyword}> {names.Output}"
            + (contraction.ColumnsAreSamples ? ", int count" : "");
    }

    /// <summary>The operands as arguments.</summary>
    public static string Arguments(Contraction contraction, RoleNames names, bool hasStart) =>
        $"{names.Source}, w, {(hasStart ? "bias, " : "")}{names.Output}" + (contraction.ColumnsAreSamples ? ", count" : "");

    private static void EmitLoops(
        SourceWriter writer, Contraction contraction, RoleNames names, string prefix, VectorWidth width, OutputSchedule schedule, OutputTileEmitter tiles,
        bool hasStart, Dictionary<string, (LaneBlock Block, ColumnTile Tile)> emitted)
    {
        writer.Line();
        using (writer.Block($"private static void {prefix}{width.Suffix}({Parameters(contraction, names, width.Element, hasStart)})"))
        {
            if (contraction.ColumnsAreSamples)
            {
                EmitSampleLoops(writer, contraction, names, prefix, width, schedule, tiles, hasStart, emitted);
                return;
            }

            using SourceWriter.BlockScope? groups = contraction.Groups > 1
                ? writer.Block($"for (int g = 0; g < {Affine.Text(contraction.Groups)}; g++)")
                : null;
            foreach (OutputSchedule.Part part in schedule.Parts)
            {
                using (LaneLoop.Open(writer, names, part.Block))
                {
                    EmitStart(writer, contraction, names, width.Element, part.Block, hasStart);
                    EmitRows(writer, contraction, names, prefix, width, part, tiles, emitted);
                }
            }
        }
    }

    private static void EmitStart(SourceWriter writer, Contraction contraction, RoleNames names, ElementType element, LaneBlock block, bool hasStart)
    {
        writer.Line($"int wOffset = {LaneLoop.WeightOffset(contraction, names, block)};");
        if (hasStart)
        {
            writer.Line(
                $"ReadOnlySpan<{element.Keyword}> start = bias.Slice({LaneLoop.BiasOffset(contraction, names, block)}, {Affine.Text(block.Width)});");
        }
    }

    private static void EmitRows(
        SourceWriter writer, Contraction contraction, RoleNames names, string prefix, VectorWidth width, OutputSchedule.Part part, OutputTileEmitter tiles,
        Dictionary<string, (LaneBlock Block, ColumnTile Tile)> emitted)
    {
        AxisMap rows = contraction.Rows;
        bool isLoop = rows.Count > 1;
        using SourceWriter.BlockScope? loop = isLoop
            ? writer.Block($"for (int {names.Row} = 0; {names.Row} < {Affine.Text(rows.Count)}; {names.Row}++)")
            : null;
        if (rows.HasBorder)
        {
            TapRange.Emit(writer, rows, names.Row, "ky", isLoop);
        }

        foreach (ColumnTile tile in part.Tiles)
        {
            string method = TileName(prefix, width, part.Block, tile, contraction);
            emitted[method] = (part.Block, tile);
            using SourceWriter.BlockScope? columns = tile.Count > 1
                ? writer.Block(
                    $"for (int {names.Column} = {Affine.Text(tile.First)}; {names.Column} < {Affine.Text(tile.First + (tile.Count * tile.Width))}; {names.Column} += {Affine.Text(tile.Width)})")
                : null;
            writer.Line($"{method}({tiles.Arguments(SourceOffset(contraction, names, part.Block, tile), "wOffset", OutputOffset(contraction, names, part.Block, tile))});");
        }
    }

    private static string SourceOffset(Contraction contraction, RoleNames names, LaneBlock block, ColumnTile tile)
    {
        MapLayout source = contraction.Source;
        int column = tile.Count > 1 ? 1 : 0;
        int row = contraction.Rows.Count > 1 ? 1 : 0;
        int lane = contraction.IsLanewise ? 1 : 0;
        int first = tile.SourceColumn - (column * tile.First * contraction.Columns.Step);
        return Affine.Sum(
            source.Base + (contraction.Rows.Start * source.RowStride) + (first * source.PixelStride) + (block.Count > 1 ? 0 : lane * block.First),
            (names.Row, row * contraction.Rows.Step * source.RowStride),
            (names.Column, column * contraction.Columns.Step * source.PixelStride),
            (names.Lane, block.Count > 1 ? lane : 0),
            ("g", contraction.Groups > 1 ? source.GroupStride : 0));
    }

    private static string OutputOffset(Contraction contraction, RoleNames names, LaneBlock block, ColumnTile tile)
    {
        MapLayout output = contraction.Output;
        return Affine.Sum(
            output.Base + (tile.Count > 1 ? 0 : tile.First * output.PixelStride) + (block.Count > 1 ? 0 : block.First),
            (names.Row, contraction.Rows.Count > 1 ? output.RowStride : 0),
            (names.Column, tile.Count > 1 ? output.PixelStride : 0),
            (names.Lane, block.Count > 1 ? 1 : 0),
            ("g", contraction.Groups > 1 ? output.GroupStride : 0));
    }

    /// <summary>
    /// Whole tiles of samples go inside the loop over lanes, so that a block of weights is read once for all of them; what remains goes in smaller tiles.
    /// </summary>
    private static void EmitSampleLoops(
        SourceWriter writer, Contraction contraction, RoleNames names, string prefix, VectorWidth width, OutputSchedule schedule, OutputTileEmitter tiles,
        bool hasStart, Dictionary<string, (LaneBlock Block, ColumnTile Tile)> emitted)
    {
        int widest = schedule.Parts[0].Tiles[0].Width;
        writer.Line($"int n = count - (count % {Affine.Text(widest)});");
        foreach (IGrouping<int, OutputSchedule.Part> samples in schedule.Parts.GroupBy(static part => part.Tiles[0].Width))
        {
            bool isWidest = samples.Key == widest;
            using SourceWriter.BlockScope? rest = isWidest ? null : writer.Block($"if (count - n >= {Affine.Text(samples.Key)})");
            foreach (OutputSchedule.Part part in samples)
            {
                ColumnTile tile = part.Tiles[0];
                string method = TileName(prefix, width, part.Block, tile, contraction);
                emitted[method] = (part.Block, tile);
                using SourceWriter.BlockScope lanes = LaneLoop.Open(writer, names, part.Block);
                EmitStart(writer, contraction, names, width.Element, part.Block, hasStart);
                string index = isWidest ? "first" : "n";
                using SourceWriter.BlockScope? whole = isWidest
                    ? writer.Block($"for (int first = 0; first < n; first += {Affine.Text(widest)})")
                    : null;
                string source = Affine.Sum(0, (index, contraction.Source.PixelStride));
                string output = Affine.Sum(
                    part.Block.Count > 1 ? 0 : part.Block.First, (index, contraction.Output.PixelStride), (names.Lane, part.Block.Count > 1 ? 1 : 0));
                writer.Line($"{method}({tiles.Arguments(source, "wOffset", output)});");
            }

            if (!isWidest && samples.Key > 1)
            {
                writer.Line();
                writer.Line($"n += {Affine.Text(samples.Key)};");
            }
        }
    }

    private static string TileName(string prefix, VectorWidth width, LaneBlock block, ColumnTile tile, Contraction contraction)
    {
        string place = contraction.ColumnsAreSamples || tile.IsInterior(contraction.Columns) ? "" : "AtColumn" + Affine.Text(tile.First);
        return $"{prefix}{width.Suffix}Tile{Affine.Text(tile.Width)}x{Affine.Text(block.Lanes)}{place}";
    }
}
