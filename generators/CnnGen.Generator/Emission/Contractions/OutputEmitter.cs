using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the loops over lanes, rows and columns that call a contraction's register tiles, one variant a vector width.</summary>
internal sealed class OutputEmitter
{
    private readonly SourceWriter _writer;
    private readonly OutputContraction _task;
    private readonly Contraction _contraction;
    private readonly RoleNames _names;
    private readonly string _method;
    private readonly OutputPiece _piece;
    private readonly FoldEmitter? _fold;
    private readonly Dictionary<string, TilePlan> _tiles = new(StringComparer.Ordinal);

    private OutputEmitter(SourceWriter writer, OutputContraction task, string method, OutputPiece piece)
    {
        _writer = writer;
        _task = task.OfTiles;
        _contraction = _task.Contraction;
        _names = _task.Names;
        _method = method;
        _piece = piece;
        _fold = piece.Fold is { } fold ? new FoldEmitter(task, fold, method) : null;
    }

    /// <summary>The loops and tiles of one contraction as <c>{prefix}512</c> and so on.</summary>
    public static void EmitVariants(SourceWriter writer, OutputContraction task, OutputPlan plan)
    {
        foreach (OutputVariant variant in plan.Variants)
        {
            string method = task.Prefix + Affine.Text(variant.Bits);
            List<OutputEmitter> pieces = [.. variant.Pieces.Select(piece => new OutputEmitter(writer, task with { Contraction = piece.Contraction }, method, piece))];
            writer.Line();
            using (writer.Block($"private static void {method}({task.Parameters})"))
            {
                foreach (OutputEmitter piece in pieces)
                {
                    piece.EmitLoops();
                }
            }

            foreach (OutputEmitter piece in pieces)
            {
                piece._fold?.EmitMethod(writer);
                foreach (KeyValuePair<string, TilePlan> tile in piece._tiles)
                {
                    new OutputTileEmitter(piece._task, tile.Value).Emit(writer, tile.Key);
                }
            }
        }
    }

    private void EmitLoops()
    {
        if (_contraction.ColumnsAreSamples)
        {
            EmitSampleLoops();
            return;
        }

        if (_fold is not null)
        {
            EmitFoldedRows(_fold);
            return;
        }

        using SourceWriter.BlockScope? groups = _contraction.Groups > 1
            ? _writer.Block($"for (int g = 0; g < {Affine.Text(_contraction.Groups)}; g++)")
            : null;
        foreach (OutputPart part in _piece.Parts)
        {
            using SourceWriter.BlockScope lanes = LaneLoop.Open(_writer, _names, part.Block);
            EmitStart(part.Block);
            EmitRows(part);
        }
    }

    private void EmitStart(LaneBlock block)
    {
        _writer.Line($"int wOffset = {LaneLoop.WeightOffset(_contraction, _names, block)};");
        if (_task.HasStart)
        {
            _writer.Line(
                $"ReadOnlySpan<{_task.Element.Keyword}> start = bias.Slice({LaneLoop.BiasOffset(_contraction, _names, block)}, {Affine.Text(block.Width)});");
        }
    }

    private void EmitRows(OutputPart part)
    {
        using SourceWriter.BlockScope? loop = OpenRows(part.Rows);
        EmitTiles(part);
    }

    /// <summary>All lanes of a row go to its slots, before the next row takes their place.</summary>
    private void EmitFoldedRows(FoldEmitter fold)
    {
        fold.EmitBuffer(_writer);
        using SourceWriter.BlockScope? loop = OpenRows(step: 1);
        foreach (OutputPart part in _piece.Parts)
        {
            using SourceWriter.BlockScope lanes = LaneLoop.Open(_writer, _names, part.Block);
            EmitStart(part.Block);
            EmitTiles(part);
        }

        fold.EmitCall(_writer, IsRowLoop(step: 1));
    }

    private bool IsRowLoop(int step) => _contraction.Rows.Count > step;

    private SourceWriter.BlockScope? OpenRows(int step)
    {
        AxisMap rows = _contraction.Rows;
        bool isLoop = IsRowLoop(step);
        string advance = step == 1 ? _names.Row + "++" : $"{_names.Row} += {Affine.Text(step)}";
        SourceWriter.BlockScope? loop = isLoop
            ? _writer.Block($"for (int {_names.Row} = 0; {_names.Row} < {Affine.Text(rows.Count)}; {advance})")
            : null;
        if (rows.HasBorder)
        {
            TapRange.Emit(_writer, rows, _names.Row, "ky", isLoop);
        }

        return loop;
    }

    private void EmitTiles(OutputPart part)
    {
        bool isLoop = IsRowLoop(part.Rows);
        foreach (TilePlan plan in part.Tiles)
        {
            string column = _names.Column;
            OutputTile tile = plan.Tile;
            ColumnTile columns = tile.Columns;
            int end = columns.First + (columns.Count * columns.Width);
            using SourceWriter.BlockScope? columnLoop = columns.Count > 1
                ? _writer.Block($"for (int {column} = {Affine.Text(columns.First)}; {column} < {Affine.Text(end)}; {column} += {Affine.Text(columns.Width)})")
                : null;
            _writer.Line($"{Method(plan)}({_task.TileArguments(SourceOffset(tile, isLoop), OutputOffset(tile, isLoop))});");
        }
    }

    private string SourceOffset(OutputTile tile, bool isRowLoop)
    {
        MapLayout source = _contraction.Source;
        ColumnTile columns = tile.Columns;
        int column = columns.Count > 1 ? 1 : 0;
        int lane = _contraction.IsLanewise ? 1 : 0;
        int first = columns.SourceColumn - (column * columns.First * _contraction.Columns.Step);
        return Affine.Sum(
            source.Base + (_contraction.Rows.Start * source.RowStride) + (first * source.PixelStride) + (tile.Block.Count > 1 ? 0 : lane * tile.Block.First),
            (_names.Row, isRowLoop ? _contraction.Rows.Step * source.RowStride : 0),
            (_names.Column, column * _contraction.Columns.Step * source.PixelStride),
            (_names.Lane, tile.Block.Count > 1 ? lane : 0),
            ("g", _contraction.Groups > 1 ? source.GroupStride : 0));
    }

    private string OutputOffset(OutputTile tile, bool isRowLoop)
    {
        MapLayout output = _contraction.Output;
        ColumnTile columns = tile.Columns;
        return Affine.Sum(
            output.Base + (columns.Count > 1 ? 0 : columns.First * output.PixelStride) + (tile.Block.Count > 1 ? 0 : tile.Block.First),
            (_names.Row, isRowLoop ? output.RowStride : 0),
            (_names.Column, columns.Count > 1 ? output.PixelStride : 0),
            (_names.Lane, tile.Block.Count > 1 ? 1 : 0),
            ("g", _contraction.Groups > 1 ? output.GroupStride : 0));
    }

    /// <summary>
    /// Whole tiles of samples go inside the loop over lanes, so that a block of weights is read once for all of them; what remains goes in smaller tiles.
    /// </summary>
    private void EmitSampleLoops()
    {
        int widest = SamplesOf(_piece.Parts[0]);
        _writer.Line($"int n = count - (count % {Affine.Text(widest)});");
        foreach (IGrouping<int, OutputPart> samples in _piece.Parts.GroupBy(SamplesOf))
        {
            bool isWidest = samples.Key == widest;
            using SourceWriter.BlockScope? rest = isWidest ? null : _writer.Block($"if (count - n >= {Affine.Text(samples.Key)})");
            foreach (OutputPart part in samples)
            {
                using SourceWriter.BlockScope lanes = LaneLoop.Open(_writer, _names, part.Block);
                EmitStart(part.Block);
                string index = isWidest ? "first" : "n";
                using SourceWriter.BlockScope? whole = isWidest
                    ? _writer.Block($"for (int first = 0; first < n; first += {Affine.Text(widest)})")
                    : null;
                string source = Affine.Sum(0, (index, _contraction.Source.PixelStride));
                string output = Affine.Sum(
                    part.Block.Count > 1 ? 0 : part.Block.First, (index, _contraction.Output.PixelStride), (_names.Lane, part.Block.Count > 1 ? 1 : 0));
                _writer.Line($"{Method(part.Tiles.Single())}({_task.TileArguments(source, output)});");
            }

            if (!isWidest && samples.Key > 1)
            {
                _writer.Line($"n += {Affine.Text(samples.Key)};");
            }
        }
    }

    private static int SamplesOf(OutputPart part) => part.Tiles[0].Tile.Columns.Width;

    /// <summary>The name of a tile's method, which is emitted after the loops.</summary>
    private string Method(TilePlan plan)
    {
        OutputTile tile = plan.Tile;
        string place = _contraction.ColumnsAreSamples || tile.Columns.IsInterior(_contraction.Columns) ? "" : "AtColumn" + Affine.Text(tile.Columns.First * _contraction.SideBySide);
        string rows = tile.Rows == 1 ? "" : Affine.Text(tile.Rows) + "x";
        string pixels = Affine.Text(tile.Columns.Width * _contraction.SideBySide);
        string method = $"{_method}Tile{rows}{pixels}x{Affine.Text(tile.Block.Lanes)}{place}";
        _tiles[method] = plan;
        return method;
    }
}
