using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>
/// The loops of one pass of a pool over rows, columns, channels and taps. Rows and columns whose windows leave the image are stretches of their own
/// with their own literal taps, so that nothing is tested inside.
/// </summary>
internal sealed class PoolTraversal
{
    private readonly SourceWriter _writer;
    private readonly PoolOperation _pool;
    private readonly PoolVariant _variant;
    private readonly ElementType _element;
    private readonly PoolPass _pass;
    private readonly PoolAxis _vertical;
    private readonly PoolAxis _horizontal;

    public PoolTraversal(SourceWriter writer, PoolPlan plan, PoolVariant variant, ElementType element, PoolPass pass)
    {
        _writer = writer;
        _pool = plan.Operation;
        _variant = variant;
        _element = element;
        _pass = pass;
        _vertical = plan.Rows;
        _horizontal = plan.Columns;
    }

    private int Channels => _pool.Input.Channels;

    private int InputRow => _pool.Input.Width * Channels;

    private int OutputRow => _pool.Output.Width * Channels;

    private string Read => $"ReadOnlySpan<{_element.Keyword}>";

    private string Write => $"Span<{_element.Keyword}>";

    /// <summary>Emits the body of the pass.</summary>
    /// <param name="clears">Whether the gradient is cleared first.</param>
    public void Emit(bool clears)
    {
        if (clears)
        {
            _writer.Line($"dx.Slice(0, {_pool.InputLength}).Clear();");
        }

        foreach (PoolRows row in _variant.Rows)
        {
            EmitRows(row);
        }
    }

    private void EmitRows(PoolRows rows)
    {
        PoolSpan row = rows.Span;
        if (row.IsEmpty)
        {
            EmitEmpty("y", OffsetExpression.Zero.Plus(row.Begin * OutputRow), row.Count * OutputRow);
            return;
        }

        Position oy = At("oy", row);
        using (Scope(oy, row, _variant.Rows.Count, "row"))
        {
            if (rows.Columns.Any(static columns => columns.AreTapsWritten))
            {
                EmitInputRows(row, oy);
            }

            EmitOutputSpans("Row", "", OffsetExpression.Zero.Plus(oy, OutputRow), OutputRow, "y[oy, .., ..]");
            if (row.IsComputed)
            {
                _writer.Line($"int kyBegin = {PoolAxisText.FirstTap(_vertical, "oy")};");
                _writer.Line($"int kyEnd = {PoolAxisText.EndTap(_vertical, "oy")};");
            }

            foreach (PoolColumns columns in rows.Columns)
            {
                EmitColumns(row, oy, columns, rows.Columns.Count);
            }
        }
    }

    private void EmitColumns(PoolSpan row, Position oy, PoolColumns columns, int stretches)
    {
        PoolSpan column = columns.Span;
        if (column.IsEmpty)
        {
            EmitEmpty("yRow", OffsetExpression.Zero.Plus(column.Begin * Channels), column.Count * Channels);
            return;
        }

        Position ox = columns.IsMerged ? new Position(null, column.Begin) : At("ox", column);
        int run = columns.Run.Reach;
        using (Scope(ox, column, stretches, "column"))
        {
            if (column.Reaches)
            {
                _writer.Line("// The last vector reaches past the channels, into what is written later.");
            }

            EmitOutputSpans("Run", "Row", OffsetExpression.Zero.Plus(ox, Channels), run, columns.IsMerged ? "" : "y[oy, ox, ..]");
            if (column.IsComputed)
            {
                _writer.Line($"int kxBegin = {PoolAxisText.FirstTap(_horizontal, "ox")};");
                _writer.Line($"int kxEnd = {PoolAxisText.EndTap(_horizontal, "ox")};");
            }

            bool unrolls = columns.AreTapsWritten;
            if (unrolls)
            {
                EmitTapSpans(row, column, ox, run);
            }

            var window = new PoolWindow(unrolls, EmitDivisor(row, column));
            new RunEmitter(columns.Run, _element).Emit(_writer, "c", pieces =>
            {
                _pass.Open(_writer, pieces, window);
                if (unrolls)
                {
                    EmitUnrolledTaps(row, column, pieces);
                }
                else
                {
                    EmitTapLoops(row, oy, column, ox, run, pieces);
                }

                _pass.Close(_writer, pieces, window);
            });
        }
    }

    private void EmitUnrolledTaps(PoolSpan row, PoolSpan column, IReadOnlyList<RunPiece> pieces)
    {
        for (int ky = row.FirstTap; ky < row.EndTap; ky++)
        {
            for (int kx = column.FirstTap; kx < column.EndTap; kx++)
            {
                TapPlace place = (ky == row.FirstTap && kx == column.FirstTap ? TapPlace.First : TapPlace.Inner)
                    | (ky == row.EndTap - 1 && kx == column.EndTap - 1 ? TapPlace.Last : TapPlace.Inner);
                int shift = (kx - column.FirstTap) * _horizontal.Dilation * Channels;
                _pass.Tap(_writer, pieces, new PoolTap($"x{ky}", $"dx{ky}", shift, $"{ky}{kx}", place));
            }
        }
    }

    private void EmitTapLoops(PoolSpan row, Position oy, PoolSpan column, Position ox, int run, IReadOnlyList<RunPiece> pieces)
    {
        OffsetExpression offset = OffsetExpression.Zero
            .Plus(oy, _vertical.Stride * InputRow).Plus(new Position("ky"), _vertical.Dilation * InputRow)
            .Plus(ox, _horizontal.Stride * Channels).Plus(new Position("kx"), _horizontal.Dilation * Channels)
            .Plus(-((_vertical.Before * InputRow) + (_horizontal.Before * Channels)));
        (string kyBegin, string kyEnd) = Bounds("ky", row);
        (string kxBegin, string kxEnd) = Bounds("kx", column);
        if (_pass.SumsOf(_writer, pieces) is { } sums)
        {
            sums.EmitRows("ky", kyBegin, kyEnd, row.IsComputed ? 0 : row.Taps, [], () => sums.EmitColumns("kx", kxBegin, kxEnd, column.IsComputed ? 0 : column.Taps, [], EmitTap));
            return;
        }

        using (_writer.Block($"for (int ky = {kyBegin}; ky < {kyEnd}; ky++)"))
        using (_writer.Block($"for (int kx = {kxBegin}; kx < {kxEnd}; kx++)"))
        {
            EmitTap();
        }

        void EmitTap()
        {
            if (_pass.ReadsInput)
            {
                _writer.Line($"{Read} xTap = x.Slice({offset}, {run});");
            }

            if (_pass.WritesInputGradient)
            {
                _writer.Line($"{Write} dxTap = dx.Slice({offset}, {run});");
            }

            _pass.Tap(_writer, pieces, new PoolTap("xTap", "dxTap", Shift: 0, Name: "", TapPlace.Inner));
        }
    }

    /// <summary>The rows of the input under a row of windows.</summary>
    private void EmitInputRows(PoolSpan row, Position oy)
    {
        for (int ky = row.FirstTap; ky < row.EndTap; ky++)
        {
            OffsetExpression offset = OffsetExpression.Zero
                .Plus(oy, _vertical.Stride * InputRow).Plus(((ky * _vertical.Dilation) - _vertical.Before) * InputRow);
            EmitInputSpans($"Row{ky}", "", offset, InputRow);
        }
    }

    /// <summary>The part of each row under a window or a run of windows.</summary>
    private void EmitTapSpans(PoolSpan row, PoolSpan column, Position ox, int run)
    {
        int length = ((column.Taps - 1) * _horizontal.Dilation * Channels) + run;
        OffsetExpression offset = OffsetExpression.Zero
            .Plus(ox, _horizontal.Stride * Channels).Plus(((column.FirstTap * _horizontal.Dilation) - _horizontal.Before) * Channels);
        for (int ky = row.FirstTap; ky < row.EndTap; ky++)
        {
            EmitInputSpans($"{ky}", $"Row{ky}", offset, length);
        }
    }

    private void EmitInputSpans(string suffix, string source, OffsetExpression offset, int length)
    {
        if (_pass.ReadsInput)
        {
            _writer.Line($"{Read} x{suffix} = x{source}.Slice({offset}, {length});");
        }

        if (_pass.WritesInputGradient)
        {
            _writer.Line($"{Write} dx{suffix} = dx{source}.Slice({offset}, {length});");
        }
    }

    private void EmitOutputSpans(string suffix, string source, OffsetExpression offset, int length, string comment)
    {
        string note = comment.Length == 0 ? "" : $" // {comment}";
        foreach (string name in _pass.OutputsRead)
        {
            _writer.Line($"{Read} {name}{suffix} = {name}{source}.Slice({offset}, {length});{note}");
            note = "";
        }

        if (_pass.WritesOutput)
        {
            _writer.Line($"{Write} y{suffix} = y{source}.Slice({offset}, {length});{note}");
        }
    }

    private void EmitEmpty(string span, OffsetExpression offset, int length)
    {
        if (_pass.EmptyStatement($"{span}.Slice({offset}, {length})") is { } statement)
        {
            _writer.Line(statement);
        }
    }

    /// <summary>The divisor of an average, or 0 once it is in a variable.</summary>
    private int EmitDivisor(PoolSpan row, PoolSpan column)
    {
        if (!_pass.UsesDivisor || !(row.IsComputed || column.IsComputed))
        {
            return _pass.UsesDivisor ? row.Divisor * column.Divisor : 0;
        }

        _writer.Line($"{_element.Keyword} divisor = Math.Max(1, ({Factor(_vertical, row, "y")}) * ({Factor(_horizontal, column, "x")}));");
        return 0;
    }

    private static string Factor(PoolAxis axis, PoolSpan span, string letter) =>
        !span.IsComputed ? $"{span.Divisor}" : axis.CountPadding ? PoolAxisText.PaddedTaps(axis, "o" + letter) : $"k{letter}End - k{letter}Begin";

    /// <summary>A loop variable; a literal where there is one window, unless its bounds are computed from it.</summary>
    private static Position At(string variable, PoolSpan span) => span.Count > 1 || span.IsComputed ? new(variable) : new(null, span.Begin);

    /// <summary>The taps of a loop: computed ones, or literals.</summary>
    private static (string Begin, string End) Bounds(string variable, PoolSpan span) =>
        span.IsComputed ? (variable + "Begin", variable + "End") : ($"{span.FirstTap}", $"{span.EndTap}");

    /// <summary>The loop over a stretch of windows; a bare block where it is one of several, and nothing where it is the only window.</summary>
    private IDisposable? Scope(Position position, PoolSpan span, int stretches, string what)
    {
        if (position.Variable is not null)
        {
            return _writer.Block($"for (int {position.Variable} = {span.Begin}; {position.Variable} < {span.End}; {position.Variable}++)");
        }

        string windows = span.Count == 1 ? $"{what} {span.Begin}" : $"{what}s {span.Begin} to {span.End - 1}";
        return stretches == 1 ? null : _writer.Scope($"the windows of {windows}: taps {span.FirstTap} to {span.EndTap - 1} lie inside the image");
    }
}
