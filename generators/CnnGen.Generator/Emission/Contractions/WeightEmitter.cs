using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>
/// Emits the role of a contraction that writes its weights: register tiles of taps times vectors of lanes, which add up over positions and samples, and
/// are added to the gradient in memory.
/// </summary>
internal sealed class WeightEmitter
{
    private static readonly RoleNames Names = RoleNames.BackwardWeights;

    private readonly SourceWriter _writer;
    private readonly Contraction _contraction;
    private readonly ElementType _element;
    private readonly string _method;
    private readonly Dictionary<string, WeightTile> _tiles = new(StringComparer.Ordinal);

    private WeightEmitter(SourceWriter writer, Contraction contraction, ElementType element, string method)
    {
        _writer = writer;
        _contraction = contraction;
        _element = element;
        _method = method;
    }

    public static void EmitVariants(SourceWriter writer, Contraction contraction, ElementType element, List<KernelVariant> variants)
    {
        foreach (KernelVariant variant in variants)
        {
            string method = "BackwardWeights" + Affine.Text(variant.Bits);
            List<WeightEmitter> pieces =
                [.. variant.Pieces.Select(piece => new WeightEmitter(writer, piece.Contraction, element, method))];
            writer.Line();
            using (writer.Block($"private static void {method}({Parameters(contraction, element)})"))
            {
                for (int i = 0; i < pieces.Count; i++)
                {
                    KernelPiece piece = variant.Pieces[i];
                    pieces[i].EmitLoops(WeightSchedule.Choose(piece.Contraction, piece.Bits, element.Bytes, writer.Checkpoint), piece.Bits);
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

    private void EmitLoops(WeightSchedule schedule, int bits)
    {
        if (schedule.Columns.Count == 0)
        {
            _writer.Line("// Every tap lies in the padding: there is nothing to add.");
            return;
        }

        if (SampleBlocks.AreNeeded(_contraction, bits, _element.Bytes))
        {
            SampleBlockLoops.Emit(_writer, _contraction, _element, schedule, (block, taps) => Method(new WeightTile(block, Rows: 1, taps, SampleBlocks.Stride, First: 0)));
            return;
        }

        using SourceWriter.BlockScope? groups = _contraction.Groups > 1
            ? _writer.Block($"for (int g = 0; g < {Affine.Text(_contraction.Groups)}; g++)")
            : null;
        foreach (LaneBlock block in schedule.Blocks)
        {
            using SourceWriter.BlockScope lanes = LaneLoop.Open(_writer, Names, block);
            _writer.Line($"int dwOffset = {LaneLoop.WeightOffset(_contraction, Names, block)};");
            foreach ((int first, int length, int count) in WeightSchedule.Cut(_contraction.Rows.Taps, schedule.TileRows))
            {
                if (length > 1 && _contraction.Rows.HasBorder)
                {
                    for (int i = 0; i < count; i++)
                    {
                        EmitBorderedRows(schedule, block, first + (i * length), length);
                    }
                }
                else
                {
                    EmitRows(schedule, block, first, length, count);
                }
            }
        }
    }

    /// <summary>Kernel rows in tiles of <paramref name="length"/>, which are summed over the same output rows.</summary>
    private void EmitRows(WeightSchedule schedule, LaneBlock block, int first, int length, int count)
    {
        string step = length == 1 ? "ky++" : $"ky += {Affine.Text(length)}";
        using SourceWriter.BlockScope? rows = count > 1
            ? _writer.Block($"for (int ky = {Affine.Text(first)}; ky < {Affine.Text(first + (count * length))}; {step})")
            : _contraction.Rows.Taps > 1 ? _writer.Scope() : null;
        if (count == 1 && (_contraction.Rows.Taps > 1 || _contraction.Rows.HasBorder))
        {
            _writer.Line($"const int ky = {Affine.Text(first)};");
        }

        if (_contraction.Rows.HasBorder)
        {
            TapRange.EmitIndices(_writer, _contraction.Rows, Names.Row, "ky");
        }

        EmitAllColumns(schedule, block, length);
    }

    /// <summary>Kernel rows that lie inside for different output rows: together for those that they share, and by themselves for the others.</summary>
    private void EmitBorderedRows(WeightSchedule schedule, LaneBlock block, int first, int count)
    {
        (int Begin, int End)[] inside =
            [.. Enumerable.Range(first, count).Select(ky => _contraction.Rows.IndicesInside(ky, 0, _contraction.Rows.Count))];
        int begin = inside.Max(static range => range.Begin);
        int end = Math.Max(begin, inside.Min(static range => range.End));
        EmitRange(first, count, begin, end);
        for (int row = 0; row < count; row++)
        {
            EmitRange(first + row, 1, inside[row].Begin, Math.Min(begin, inside[row].End));
            EmitRange(first + row, 1, Math.Max(end, inside[row].Begin), inside[row].End);
        }

        void EmitRange(int ky, int rows, int oyBegin, int oyEnd)
        {
            if (oyBegin < oyEnd)
            {
                using SourceWriter.BlockScope scope = _writer.Scope();
                _writer.Line($"const int ky = {Affine.Text(ky)};");
                _writer.Line($"const int oyBegin = {Affine.Text(oyBegin)};");
                _writer.Line($"const int oyEnd = {Affine.Text(oyEnd)};");
                EmitAllColumns(schedule, block, rows);
            }
        }
    }

    private void EmitAllColumns(WeightSchedule schedule, LaneBlock block, int rows)
    {
        foreach (TapColumns columns in schedule.Columns)
        {
            EmitColumns(schedule, block, columns, rows);
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

    private void EmitColumns(WeightSchedule schedule, LaneBlock block, TapColumns columns, int rows)
    {
        foreach ((int first, int length, int count) in Tiles(columns.Taps * _contraction.Reduction, schedule.TileTaps))
        {
            int element = columns.FirstTap * _contraction.Reduction;
            int stride = _contraction.ColumnsAreSamples ? _contraction.Source.PixelStride : 0;
            string method = Method(new WeightTile(block, rows, length, stride, _contraction.SideBySide == 1 ? 0 : element + first));
            using SourceWriter.BlockScope? loop = count > 1
                ? _writer.Block($"for (int t = {Affine.Text(first)}; t < {Affine.Text(first + (count * length))}; t += {Affine.Text(length)})")
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

    /// <summary>The tiles of a run; where pixels share vectors, each by itself, as other elements belong to other pixels.</summary>
    private IEnumerable<(int First, int Length, int Count)> Tiles(int elements, int tile)
    {
        foreach ((int first, int length, int count) in WeightSchedule.Cut(elements, tile))
        {
            if (_contraction.SideBySide == 1)
            {
                yield return (first, length, count);
                continue;
            }

            for (int i = 0; i < count; i++)
            {
                yield return (first + (i * length), length, 1);
            }
        }
    }
}
