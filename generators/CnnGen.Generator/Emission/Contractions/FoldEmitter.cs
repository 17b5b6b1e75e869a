using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the buffer for a row of windows, and the method that adds them up where they overlap.</summary>
internal sealed class FoldEmitter(OutputContraction task, Fold fold, string method, int bits)
{
    private static readonly string s_sums = RoleNames.Windows.Output;

    private readonly string _keyword = task.Element.Keyword;
    private readonly string _period = fold.Stride == 1 ? task.Names.Column : "period";
    private readonly string _row = task.Names.Output + "Row";
    private readonly VectorWidth _vector = Narrowest(task.Element, bits, fold.Channels);

    private int Vectors => (fold.Channels + _vector.Lanes - 1) / _vector.Lanes;

    /// <summary>Pixels, from the row's first one, whose surplus lanes are overwritten by the next pixels: whole periods of the stride.</summary>
    private int Filled
    {
        get
        {
            int reach = ((Vectors * _vector.Lanes) + fold.Channels - 1) / fold.Channels;
            return Math.Max(0, fold.Columns - reach + 1) / fold.Stride * fold.Stride;
        }
    }

    /// <summary>The buffer, with zeros where a row has no windows.</summary>
    public void EmitBuffer(SourceWriter writer)
    {
        writer.Line($"Span<{_keyword}> {s_sums} = stackalloc {_keyword}[{Affine.Text(fold.Length)}]; // {s_sums}[ox, kx, ic], and zeros on either side");

        // An assembly may leave out the zeroing of locals.
        if (fold.SlotsBefore > 0)
        {
            writer.Line($"{s_sums}.Slice(0, {Affine.Text(fold.SlotsBefore * fold.Pitch)}).Clear();");
        }

        writer.Line($"{s_sums}.Slice({Affine.Text((fold.SlotsBefore + fold.Windows) * fold.Pitch)}).Clear();");
    }

    /// <summary>The call that writes a row of the output.</summary>
    public void EmitCall(SourceWriter writer, bool isRowLoop)
    {
        MapLayout output = task.Contraction.Output;
        string offset = Affine.Sum(output.Base, (task.Names.Row, isRowLoop ? output.RowStride : 0));
        writer.Line($"{method}Fold({s_sums}, {task.Names.Output}.Slice({offset}, {Affine.Text(fold.Columns * fold.Channels)}));");
    }

    public void EmitMethod(SourceWriter writer)
    {
        writer.Line();
        writer.Line($"// {_row}[ix, ic] = Σ over kx of {s_sums}[ox, kx, ic] where window ox has its tap kx at pixel ix.");
        using SourceWriter.BlockScope body = writer.Block(
            $"private static void {method}Fold(ReadOnlySpan<{_keyword}> {s_sums}, Span<{_keyword}> {_row})");
        int periods = Filled / fold.Stride;
        if (periods > 0)
        {
            using SourceWriter.BlockScope loop = writer.Block($"for (int {_period} = 0; {_period} < {Affine.Text(periods)}; {_period}++)");
            for (int pixel = 0; pixel < fold.Stride; pixel++)
            {
                EmitPixel(writer, pixel, isLoop: true);
            }
        }

        for (int pixel = Filled; pixel < fold.Columns; pixel++)
        {
            EmitPixel(writer, pixel, isLoop: false);
        }
    }

    private void EmitPixel(SourceWriter writer, int pixel, bool isLoop)
    {
        using SourceWriter.BlockScope? scope = isLoop && fold.Stride == 1
            ? null
            : writer.Scope($"{task.Names.Column} = {Affine.Sum(pixel, (_period, isLoop ? fold.Stride : 0))}");
        int[] contributions = [.. fold.Contributions(pixel)];
        int first = contributions.Min();
        int length = contributions.Max() - first + (Vectors * _vector.Lanes);
        string begin = Affine.Sum(first, (_period, isLoop ? fold.Pitch : 0));
        writer.Line($"ReadOnlySpan<{_keyword}> taps = {s_sums}.Slice({begin}, {Affine.Text(length)});");
        for (int vector = 0; vector < Vectors; vector++)
        {
            string sum = "sum" + Affine.Text(vector);
            for (int i = 0; i < contributions.Length; i++)
            {
                string offset = Affine.Text(contributions[i] - first + (vector * _vector.Lanes));
                writer.Line($"{(i == 0 ? _vector.Type + " " : "")}{sum} {(i == 0 ? "=" : "+=")} {VectorText.Load(_vector, "taps", offset, _vector.Lanes)};");
            }
        }

        EmitStore(writer, pixel, isLoop);
    }

    private void EmitStore(SourceWriter writer, int pixel, bool isLoop)
    {
        int space = isLoop ? Vectors * _vector.Lanes : (fold.Columns - pixel) * fold.Channels;
        string begin = Affine.Sum(pixel * fold.Channels, (_period, isLoop ? fold.Stride * fold.Channels : 0));
        writer.Line($"Span<{_keyword}> {task.Names.Output}Pixel = {_row}.Slice({begin}, {Affine.Text(Math.Min(space, Vectors * _vector.Lanes))});");
        for (int vector = 0; vector < Vectors; vector++)
        {
            int offset = vector * _vector.Lanes;
            int lanes = space - offset >= _vector.Lanes ? _vector.Lanes : Math.Min(_vector.Lanes, fold.Channels - offset);
            VectorText.Store(writer, _vector, "sum" + Affine.Text(vector), task.Names.Output + "Pixel", offset, lanes);
        }
    }

    /// <summary>The narrowest vector that holds all channels, or the widest there is.</summary>
    private static VectorWidth Narrowest(ElementType element, int bits, int channels)
    {
        var width = new VectorWidth(element, 128);
        while (width.Lanes < channels && width.Bits < bits)
        {
            width = width with { Bits = 2 * width.Bits };
        }

        return width;
    }
}
