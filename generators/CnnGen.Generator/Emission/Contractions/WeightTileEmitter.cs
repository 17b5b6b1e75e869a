using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>A register tile of the weights' gradient.</summary>
/// <param name="Block">The lanes.</param>
/// <param name="Rows">Kernel rows.</param>
/// <param name="Taps">Elements of a run of taps of each row.</param>
/// <param name="SampleStride">Source elements between two samples, where columns are samples.</param>
/// <param name="First">The first element, where pixels share vectors; otherwise one code serves every place.</param>
internal sealed record WeightTile(LaneBlock Block, int Rows, int Taps, int SampleStride, int First);

/// <summary>Emits one register tile of the contraction that writes its weights.</summary>
internal sealed class WeightTileEmitter(Contraction contraction, WeightTile tile, ElementType element)
{
    private readonly SumOrder _order = contraction.WeightOrder;
    private readonly LaneBlock _block = tile.Block;
    private readonly SharedVector _vector = SharedVector.Of(contraction, tile.Block, element);
    private readonly PanelRows _panels = new(contraction, tile.Block);
    private readonly string _keyword = element.Keyword;

    /// <summary>Taps of all rows, row by row.</summary>
    private readonly int _taps = tile.Rows * tile.Taps;

    /// <summary>Source elements between two neighbours of a tile's taps; a depthwise tile's taps are its kernel columns.</summary>
    public static int TapPitch(Contraction contraction) =>
        contraction.IsLanewise ? contraction.Columns.TapStep * contraction.Source.PixelStride : contraction.Pitch;

    public void Emit(SourceWriter writer, string method)
    {
        string ranges = (contraction.Rows.HasBorder ? ", int oyBegin, int oyEnd" : "") + (contraction.Columns.HasBorder ? ", int columns" : "")
            + (contraction.ColumnsAreSamples ? ", int count" : "");
        string shared = _vector.Pixels == 1 ? "" : $", {Affine.Text(_vector.Pixels)} pixels a vector";
        writer.Line();
        writer.Line(
            $"// {(tile.Rows == 1 ? "" : Affine.Text(tile.Rows) + " rows of ")}{Affine.Text(tile.Taps)} taps x {Affine.Text(_block.Lanes)} lanes{shared}: "
            + $"{Affine.Text(_taps)} x {Affine.Text(_block.Vectors)} accumulators.");
        using SourceWriter.BlockScope body = writer.Block($"""
            private static void {method}(
                ReadOnlySpan<{_keyword}> x, ReadOnlySpan<{_keyword}> dy, Span<{_keyword}> dw, int xOffset, int dyOffset, int dwOffset{ranges})
            """);
        var sums = new TileSums(writer, _order, _vector.Width, _block.Vectors);
        int[] taps = [.. Enumerable.Range(0, _taps)];
        sums.Declare(sums.Whole, taps);
        EmitPositions(writer, sums, taps);
        if (_vector.Pixels > 1)
        {
            EmitSharedStore(writer, sums.Whole);
        }
        else
        {
            EmitStore(writer, sums.Whole);
        }
    }

    /// <summary>Adds the sums to the gradient in memory.</summary>
    private void EmitStore(SourceWriter writer, string stem)
    {
        for (int panel = 0; panel < _panels.Count; panel++)
        {
            writer.Line(
                $"Span<{_keyword}> {GradientName(panel)} = dw.Slice({Affine.Sum(_panels.BeginOf(panel), ("dwOffset", 1))}, "
                + $"{Affine.Text(OffsetOf(_taps - 1) + _panels.LanesOf(panel))});");
        }

        for (int tap = 0; tap < _taps; tap++)
        {
            for (int vector = 0; vector < _block.Vectors; vector++)
            {
                string span = GradientName(_panels.PanelOf(vector));
                int offset = OffsetOf(tap) + _panels.OffsetOf(vector);
                string sum = TileSums.Name(stem, tap, vector);
                writer.Line($"{sum} += {VectorText.Load(_vector.Width, span, Affine.Text(offset), _vector.Width.Lanes)};");
                VectorText.Store(writer, _vector.Width, sum, span, offset, _block.LanesOf(vector));
            }
        }
    }

    /// <summary>A tap's weights behind those of the first one.</summary>
    private int OffsetOf(int tap) => (tap / tile.Taps * contraction.Weights.TapRowStride) + (tap % tile.Taps * contraction.Weights.Panel);

    /// <summary>A tap's source element behind that of the first one.</summary>
    private int SourceOf(int tap) =>
        (tap / tile.Taps * contraction.Rows.TapStep * contraction.Source.RowStride) + (tap % tile.Taps * TapPitch(contraction));

    /// <summary>A tap's sums are those of several pixels, each for another weight: they are added up when all positions are done.</summary>
    private void EmitSharedStore(SourceWriter writer, string stem)
    {
        var terms = new SortedDictionary<int, List<string>>();
        for (int tap = 0; tap < _taps; tap++)
        {
            for (int pixel = 0; pixel < _vector.Pixels; pixel++)
            {
                int inRow = tile.First + (tap % tile.Taps) - (pixel * contraction.RunShift);
                if (inRow < 0 || inRow >= contraction.PixelTaps * contraction.Reduction)
                {
                    continue;
                }

                int weight = (tap / tile.Taps * contraction.Weights.TapRowStride) + (inRow * contraction.Weights.Panel);

                if (!terms.TryGetValue(weight, out List<string>? sums))
                {
                    terms.Add(weight, sums = []);
                }

                sums.Add(_vector.PartOf(TileSums.Name(stem, tap, 0), pixel));
            }
        }

        int first = terms.Keys.First();
        int length = terms.Keys.Last() - first + _vector.Part.Lanes;
        writer.Line($"Span<{_keyword}> dwTaps = dw.Slice({Affine.Sum(first, ("dwOffset", 1))}, {Affine.Text(length)});");
        foreach (KeyValuePair<int, List<string>> term in terms)
        {
            int offset = term.Key - first;
            string sum = "dw" + Affine.Text(term.Key / contraction.Weights.Panel);
            string load = VectorText.Load(_vector.Part, "dwTaps", Affine.Text(offset), _vector.Part.Lanes);
            writer.Line($"{_vector.Part.Type} {sum} = {load} + {string.Join(" + ", term.Value)};");
            VectorText.Store(writer, _vector.Part, sum, "dwTaps", offset, _block.Lanes);
        }
    }

    private void EmitPositions(SourceWriter writer, TileSums sums, IReadOnlyList<int> taps)
    {
        if (contraction.ColumnsAreSamples)
        {
            using SourceWriter.BlockScope samples = writer.Block("for (int n = 0; n < count; n++)");
            EmitStep(
                writer, Affine.Sum(0, ("xOffset", 1), ("n", tile.SampleStride)), Affine.Sum(0, ("dyOffset", 1), ("n", contraction.Output.PixelStride)));
            return;
        }

        sums.EmitReason();
        AxisMap rows = contraction.Rows;
        if (rows.HasBorder)
        {
            sums.EmitRows("oy", "oyBegin", "oyEnd", count: 0, taps, () => EmitPositionRow(writer, sums, taps, isLoop: true));
        }
        else if (rows.Count > 1)
        {
            sums.EmitRows("oy", "0", Affine.Text(rows.Count), rows.Count, taps, () => EmitPositionRow(writer, sums, taps, isLoop: true));
        }
        else
        {
            EmitPositionRow(writer, sums, taps, isLoop: false);
        }
    }

    private void EmitPositionRow(SourceWriter writer, TileSums sums, IReadOnlyList<int> taps, bool isLoop)
    {
        MapLayout source = contraction.Source;
        string x = "xOffset";
        string dy = "dyOffset";
        if (isLoop)
        {
            (x, dy) = ("xRow", "dyRow");
            writer.Line($"int xRow = {Affine.Sum(0, ("xOffset", 1), ("oy", contraction.Rows.Step * source.RowStride))};");
            writer.Line($"int dyRow = {Affine.Sum(0, ("dyOffset", 1), ("oy", contraction.Output.RowStride))};");
        }

        string columns = contraction.Columns.HasBorder ? "columns" : Affine.Text(contraction.Columns.Count);
        if (columns == "1" && _order.Axis != SumAxis.Columns)
        {
            EmitPixel(ox: 0);
        }
        else
        {
            sums.EmitColumns("ox", "0", columns, contraction.Columns.HasBorder ? 0 : contraction.Columns.Count, taps, () => EmitPixel(ox: 1));
        }

        void EmitPixel(int ox) => EmitStep(
            writer, Affine.Sum(0, (x, 1), ("ox", ox * contraction.Columns.Step * source.PixelStride)),
            Affine.Sum(0, (dy, 1), ("ox", ox * contraction.Output.PixelStride)));
    }

    private void EmitStep(SourceWriter writer, string x, string dy)
    {
        int reach = SourceOf(_taps - 1) + (contraction.IsLanewise ? _block.Lanes : 1);

        // Whole vectors, of which the lanes past the end are dropped; a depthwise tile's source is its channels, of which the last ones must exist.
        int gradientLanes = ((_vector.Pixels - 1) * contraction.PixelStride) + _block.Width;
        writer.Line($"ReadOnlySpan<{_keyword}> xTaps = x.Slice({x}, {Affine.Text(reach)});");
        writer.Line($"ReadOnlySpan<{_keyword}> dyLanes = dy.Slice({dy}, {Affine.Text(gradientLanes)});");
        for (int i = 0; i < _block.Vectors; i++)
        {
            int vector = i;
            string load = _vector.Join(pixel => VectorText.Load(
                _vector.Part, "dyLanes", Affine.Text((pixel * contraction.PixelStride) + (vector * _vector.Part.Lanes)), _vector.Part.Lanes));
            writer.Line($"{_vector.Width.Type} g{Affine.Text(vector)} = {load};");
        }

        for (int tap = 0; tap < _taps; tap++)
        {
            if (!contraction.IsLanewise)
            {
                writer.Line($"{_vector.Width.Type} s{Affine.Text(tap)} = {_vector.Width.Class}.Create(xTaps[{Affine.Text(SourceOf(tap))}]);");
            }

            for (int vector = 0; vector < _block.Vectors; vector++)
            {
                string sum = TileSums.Name(TileSums.Chain, tap, vector);
                string value = contraction.IsLanewise ? Channels(SourceOf(tap) + (vector * _vector.Part.Lanes)) : "s" + Affine.Text(tap);
                writer.Line($"{sum} = {_vector.Width.Class}.MultiplyAddEstimate({value}, g{Affine.Text(vector)}, {sum});");
            }
        }

        string Channels(int offset) => VectorText.Load(_vector.Part, "xTaps", Affine.Text(offset), Math.Min(_vector.Part.Lanes, reach - offset));
    }

    private string GradientName(int panel) => _panels.Name(panel).Replace("wRow", "dwTaps");
}
