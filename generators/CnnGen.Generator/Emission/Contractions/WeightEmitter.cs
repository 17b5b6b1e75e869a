using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>
/// Emits the role of a contraction that writes its weights: register tiles of taps times vectors of lanes, which add up over positions and samples, and
/// are added to the gradient in memory.
/// </summary>
internal sealed class WeightEmitter
{
    private static readonly RoleNames Names = RoleNames.BackwardWeights;

    private readonly SourceWriter _writer;
    private readonly WeightPiece _piece;
    private readonly Contraction _contraction;
    private readonly ElementType _element;
    private readonly string _method;
    private readonly Dictionary<string, WeightTile> _tiles = new(StringComparer.Ordinal);

    private WeightEmitter(SourceWriter writer, WeightPiece piece, ElementType element, string method)
    {
        _writer = writer;
        _piece = piece;
        _contraction = piece.Contraction;
        _element = element;
        _method = method;
    }

    public static void EmitVariants(SourceWriter writer, WeightPlan plan, ElementType element)
    {
        foreach (WeightVariant variant in plan.Variants)
        {
            string method = "BackwardWeights" + Affine.Text(variant.Bits);
            List<WeightEmitter> pieces = [.. variant.Pieces.Select(piece => new WeightEmitter(writer, piece, element, method))];
            writer.Line();
            using (writer.Block($"private static void {method}({Parameters(plan.Contraction, element)})"))
            {
                foreach (WeightEmitter piece in pieces)
                {
                    piece.EmitLoops();
                }
            }

            foreach (WeightEmitter piece in pieces)
            {
                foreach (KeyValuePair<string, WeightTile> tile in piece._tiles)
                {
                    new WeightTileEmitter(piece._contraction, tile.Value, element).Emit(writer, tile.Key);
                }
            }
        }
    }

    public static string Parameters(Contraction contraction, ElementType element) =>
        $"ReadOnlySpan<{element.Keyword}> x, ReadOnlySpan<{element.Keyword}> dy, Span<{element.Keyword}> dw{(contraction.ColumnsAreSamples ? ", int count" : "")}";

    public static string Arguments(Contraction contraction) => "x, dy, dw" + (contraction.ColumnsAreSamples ? ", count" : "");

    private void EmitLoops()
    {
        if (_piece.Columns.Count == 0)
        {
            _writer.Line("// Every tap lies in the padding: there is nothing to add.");
            return;
        }

        if (_piece.Copy is { } copy)
        {
            SampleBlockLoops.Emit(_writer, _piece, copy, _element, (block, taps) => Method(new WeightTile(block, Rows: 1, taps, copy.Stride, First: 0)));
            return;
        }

        using SourceWriter.BlockScope? groups = _contraction.Groups > 1
            ? _writer.Block($"for (int g = 0; g < {Affine.Text(_contraction.Groups)}; g++)")
            : null;
        foreach (LaneBlock block in _piece.Blocks)
        {
            using SourceWriter.BlockScope lanes = LaneLoop.Open(_writer, Names, block);
            _writer.Line($"int dwOffset = {LaneLoop.WeightOffset(_contraction, Names, block)};");
            foreach (KernelRows rows in _piece.Rows)
            {
                if (rows.Outputs is { } outputs)
                {
                    EmitRows(block, rows, outputs);
                }
                else
                {
                    EmitRows(block, rows);
                }
            }
        }
    }

    /// <summary>Kernel rows that are summed over all output rows, or those that a kernel row has inside.</summary>
    private void EmitRows(LaneBlock block, KernelRows rows)
    {
        string step = rows.Length == 1 ? "ky++" : $"ky += {Affine.Text(rows.Length)}";
        using SourceWriter.BlockScope? loop = rows.Count > 1
            ? _writer.Block($"for (int ky = {Affine.Text(rows.First)}; ky < {Affine.Text(rows.End)}; {step})")
            : _contraction.Rows.Taps > 1 ? _writer.Scope() : null;
        if (rows.Count == 1 && (_contraction.Rows.Taps > 1 || _contraction.Rows.HasBorder))
        {
            _writer.Line($"const int ky = {Affine.Text(rows.First)};");
        }

        if (_contraction.Rows.HasBorder)
        {
            TapRange.EmitIndices(_writer, _contraction.Rows, Names.Row, "ky");
        }

        EmitAllColumns(block, rows.Length);
    }

    /// <summary>Kernel rows that are summed over output rows which are known here.</summary>
    private void EmitRows(LaneBlock block, KernelRows rows, RowRange outputs)
    {
        using SourceWriter.BlockScope scope = _writer.Scope();
        _writer.Line($"const int ky = {Affine.Text(rows.First)};");
        _writer.Line($"const int oyBegin = {Affine.Text(outputs.Begin)};");
        _writer.Line($"const int oyEnd = {Affine.Text(outputs.End)};");
        EmitAllColumns(block, rows.Length);
    }

    private void EmitAllColumns(LaneBlock block, int rows)
    {
        foreach (TapTiles taps in _piece.Columns)
        {
            EmitColumns(block, taps, rows);
        }
    }

    /// <summary>The name of a tile's method, which is emitted after the loops.</summary>
    private string Method(WeightTile tile)
    {
        string place = _contraction.SideBySide == 1 ? "" : "From" + Affine.Text(tile.First);
        string rows = tile.Rows == 1 ? "" : Affine.Text(tile.Rows) + "x";
        string method = $"{_method}Tile{rows}{Affine.Text(tile.Taps)}x{Affine.Text(tile.Block.Lanes)}{place}";
        _tiles[method] = tile;
        return method;
    }

    private void EmitColumns(LaneBlock block, TapTiles taps, int rows)
    {
        TapColumns columns = taps.Columns;
        foreach (TileCut tiles in taps.Tiles)
        {
            (int first, int length, int count) = tiles;
            int element = columns.FirstTap * _contraction.Reduction;
            int stride = _contraction.ColumnsAreSamples ? _contraction.Source.PixelStride : 0;
            string method = Method(new WeightTile(block, rows, length, stride, _contraction.SideBySide == 1 ? 0 : element + first));
            using SourceWriter.BlockScope? loop = count > 1
                ? _writer.Block($"for (int t = {Affine.Text(first)}; t < {Affine.Text(tiles.End)}; t += {Affine.Text(length)})")
                : null;
            int t = count > 1 ? 1 : 0;
            int begin = count > 1 ? 0 : first;
            int column = _contraction.ColumnsAreSamples ? 0 : _contraction.Columns.At(columns.ColumnBegin, columns.FirstTap);
            int lane = block.Count > 1 ? 1 : 0;
            int ky = _contraction.Rows.Taps > 1 ? 1 : 0;
            int g = _contraction.Groups > 1 ? 1 : 0;
            MapLayout source = _contraction.Source;
            string sourceOffset = Affine.Sum(
                (_contraction.Rows.Start * source.RowStride) + (column * source.PixelStride) + (begin * WeightTileEmitter.TapPitch(_contraction))
                    + (_contraction.IsLanewise && block.Count == 1 ? block.First : 0),
                ("ky", ky * _contraction.Rows.TapStep * source.RowStride), ("t", t * WeightTileEmitter.TapPitch(_contraction)),
                (Names.Lane, _contraction.IsLanewise ? lane : 0), ("g", g * source.GroupStride));
            string outputOffset = Affine.Sum(
                _contraction.Output.Base + (columns.ColumnBegin * _contraction.Output.PixelStride) + (block.Count == 1 ? block.First : 0),
                (Names.Lane, lane), ("g", g * _contraction.Output.GroupStride));
            string weightOffset = Affine.Sum(
                _contraction.SideBySide > 1 ? 0 : (columns.FirstTap * _contraction.Weights.TapColumnStride) + (begin * _contraction.Weights.Panel),
                ("dwOffset", 1), ("ky", ky * _contraction.Weights.TapRowStride), ("t", t * _contraction.Weights.Panel));
            string ranges = (_contraction.Rows.HasBorder ? ", oyBegin, oyEnd" : "")
                + (_contraction.Columns.HasBorder ? ", " + Affine.Text(columns.ColumnEnd - columns.ColumnBegin) : "")
                + (_contraction.ColumnsAreSamples ? ", count" : "");
            _writer.Line($"{method}(x, dy, dw, {sourceOffset}, {outputOffset}, {weightOffset}{ranges});");
        }
    }
}
