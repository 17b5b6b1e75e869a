using CnnGen.Generator.Model;
using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits one register tile of a contraction that writes its output.</summary>
internal sealed class OutputTileEmitter(OutputContraction task, TilePlan plan)
{
    private readonly OutputTile _tile = plan.Tile;
    private readonly SumOrder _order = task.Contraction.OutputOrder;
    private readonly Contraction _contraction = task.Contraction;
    private readonly RoleNames _names = task.Names;
    private readonly SharedVector _vector = SharedVector.Of(task.Contraction, plan.Tile.Block, task.Element);
    private readonly PanelRows _panels = new(task.Contraction, plan.Tile.Block);
    private readonly string _keyword = task.Element.Keyword;

    public void Emit(SourceWriter writer, string method)
    {
        string span = $"ReadOnlySpan<{_keyword}>";
        string start = task.HasStart ? $"{span} start, " : "";
        string range = _contraction.Rows.HasBorder ? ", int kyBegin, int kyEnd" : "";
        writer.Line();
        writer.Line($"// {Describe()}");
        using (writer.Block($"""
            private static void {method}(
                {span} {_names.Source}, {span} w, {start}Span<{_keyword}> {_names.Output}, int {_names.Source}Offset, int wOffset, int {_names.Output}Offset{range})
            """))
        {
            var sums = new TileSums(writer, _order, _vector.Width, _tile.Block.Vectors);
            EmitStart(writer, sums.Whole);
            if (_tile.Columns.Runs.Count > 0)
            {
                EmitTapRows(writer, sums);
            }

            EmitStore(writer, sums.Whole);
        }
    }

    private string Describe()
    {
        string noun = _contraction.ColumnsAreSamples ? "sample" : _contraction.Fold is null ? "pixel" : "window";
        string rows = _tile.Rows == 1 ? "" : $"{Affine.Text(_tile.Rows)} rows of ";
        string lanes = Count(_tile.Block.Lanes, _contraction.ColumnsAreSamples ? "unit" : _contraction.Fold is null ? "channel" : "lane");
        string shared = _vector.Pixels == 1 ? "" : $", {Affine.Text(_vector.Pixels)} pixels a vector";
        string sums = $"{rows}{Count(_tile.Columns.Width * _vector.Pixels, noun)} x {lanes}{shared}: {Affine.Text(_tile.Pixels)} x {Affine.Text(_tile.Block.Vectors)} accumulators";
        return _contraction.ColumnsAreSamples || _tile.Columns.IsInterior(_contraction.Columns)
            ? sums + "."
            : $"{sums}, from column {Affine.Text(_tile.Columns.First * _vector.Pixels)}; taps in the padding are left out.";
    }

    private static string Count(int count, string noun) => $"{Affine.Text(count)} {noun}{(count == 1 ? "" : "s")}";

    private void EmitStart(SourceWriter writer, string stem)
    {
        for (int vector = 0; vector < _tile.Block.Vectors; vector++)
        {
            int lanes = _vector.Part.Lanes;
            string start = task.HasStart
                ? _vector.Join(_ => VectorText.Load(_vector.Part, "start", Affine.Text(vector * lanes), lanes))
                : $"{_vector.Width.Type}.Zero";
            for (int pixel = 0; pixel < _tile.Pixels; pixel++)
            {
                writer.Line($"{_vector.Width.Type} {TileSums.Name(stem, pixel, vector)} = {(pixel == 0 ? start : TileSums.Name(stem, 0, vector))};");
            }
        }
    }

    private void EmitTapRows(SourceWriter writer, TileSums sums)
    {
        AxisMap rows = _contraction.Rows;
        var runs = new TapRunEmitter(task, plan, _panels, _vector, sums);
        int[] pixels = [.. Enumerable.Range(0, _tile.Pixels)];
        sums.EmitReason();
        if (rows.HasBorder)
        {
            sums.EmitRows("ky", "kyBegin", "kyEnd", count: 0, pixels, () => EmitTapRow(writer, runs, ky: 1));
        }
        else if (rows.Taps > 1)
        {
            sums.EmitRows("ky", "0", Affine.Text(rows.Taps), rows.Taps, pixels, () => EmitTapRow(writer, runs, ky: 1));
        }
        else
        {
            EmitTapRow(writer, runs, ky: 0);
        }
    }

    private void EmitTapRow(SourceWriter writer, TapRunEmitter runs, int ky)
    {
        AxisMap rows = _contraction.Rows;
        MapLayout source = _contraction.Source;
        int length = _tile.SourceLength(_contraction);
        string place = _contraction.ColumnsAreSamples ? "n.." : _names.SourceRow + (_tile.Rows == 1 ? ", .." : ".., ..");
        writer.Line(
            $"ReadOnlySpan<{_keyword}> {_names.Source}Row = {_names.Source}.Slice("
            + $"{Affine.Sum(0, (_names.Source + "Offset", 1), ("ky", ky * rows.TapStep * source.RowStride))}, {Affine.Text(length)}); "
            + $"// {_names.Source}[{place}, ..]");
        for (int panel = 0; panel < _panels.Count; panel++)
        {
            string begin = Affine.Sum(_panels.BeginOf(panel) + runs.FirstTapOffset, ("wOffset", 1), ("ky", ky * _contraction.Weights.TapRowStride));
            writer.Line($"ReadOnlySpan<{_keyword}> {_panels.Name(panel)} = w.Slice({begin}, {Affine.Text(runs.RowLength(panel))});");
        }

        runs.EmitRow(writer);
    }

    private void EmitStore(SourceWriter writer, string stem)
    {
        MapLayout layout = _contraction.Output;
        string output = _names.Output + "Tile";
        int pixels = _tile.Columns.Width * _vector.Pixels;
        bool hasSlots = _contraction.Fold is not null;
        int tileLanes = hasSlots ? _tile.Block.Width : _tile.Block.Lanes;
        int length = ((_tile.Rows - 1) * layout.RowStride) + ((pixels - 1) * _contraction.PixelStride) + tileLanes;
        writer.Line($"Span<{_keyword}> {output} = {_names.Output}.Slice({_names.Output}Offset, {Affine.Text(length)});");

        // A slot has room for surplus lanes; where pixels lie without gaps and the tile has all of their lanes, the next pixel's store overwrites them.
        bool isFilled = _tile.Block.Lanes == _contraction.PixelStride;
        foreach ((int pixel, int row, int column) in _tile.PixelsOf(new TapRun(0, 0, 0, _tile.Columns.Width)))
        {
            for (int vector = 0; vector < _tile.Block.Vectors; vector++)
            {
                string sum = TileSums.Name(stem, pixel, vector);
                if (!task.Fused.IsNone)
                {
                    writer.Line($"{sum} = {ActivationEmitter.ForwardExpression(task.Fused, sum, _vector.Width)};");
                }

                for (int part = 0; part < _vector.Pixels; part++)
                {
                    int inRow = (((column * _vector.Pixels) + part) * _contraction.PixelStride) + (vector * _vector.Part.Lanes);
                    bool hasRoom = hasSlots || (isFilled && inRow + _vector.Part.Lanes <= pixels * _contraction.PixelStride);
                    int lanes = hasRoom ? _vector.Part.Lanes : _tile.Block.LanesOf(vector);
                    VectorText.Store(writer, _vector.Part, _vector.PartOf(sum, part), output, (row * layout.RowStride) + inRow, lanes);
                }
            }
        }
    }
}
