using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission.Contractions;

/// <summary>Emits the buffer for a row of windows, and the method that adds them up where they overlap.</summary>
internal sealed class FoldEmitter(OutputContraction task, FoldPlan plan, string method)
{
    private static readonly string s_sums = RoleNames.Windows.Output;

    private readonly Fold _fold = plan.Fold;
    private readonly string _keyword = task.Element.Keyword;
    private readonly string _period = plan.Fold.Stride == 1 ? task.Names.Column : "period";
    private readonly string _row = task.Names.Output + "Row";
    private readonly VectorWidth _vector = new(task.Element, plan.Bits);

    /// <summary>The buffer, with zeros where a row has no windows.</summary>
    public void EmitBuffer(SourceWriter writer)
    {
        writer.Line($"Span<{_keyword}> {s_sums} = stackalloc {_keyword}[{Affine.Text(_fold.Length)}]; // {s_sums}[ox, kx, ic], and zeros on either side");

        // An assembly may leave out the zeroing of locals.
        if (_fold.SlotsBefore > 0)
        {
            writer.Line($"{s_sums}.Slice(0, {Affine.Text(_fold.SlotsBefore * _fold.Pitch)}).Clear();");
        }

        writer.Line($"{s_sums}.Slice({Affine.Text((_fold.SlotsBefore + _fold.Windows) * _fold.Pitch)}).Clear();");
    }

    /// <summary>The call that writes a row of the output.</summary>
    public void EmitCall(SourceWriter writer, bool isRowLoop)
    {
        MapLayout output = task.Contraction.Output;
        string offset = Affine.Sum(output.Base, (task.Names.Row, isRowLoop ? output.RowStride : 0));
        writer.Line($"{method}Fold({s_sums}, {task.Names.Output}.Slice({offset}, {Affine.Text(_fold.Columns * _fold.Channels)}));");
    }

    public void EmitMethod(SourceWriter writer)
    {
        writer.Line();
        writer.Line($"// {_row}[ix, ic] = Σ over kx of {s_sums}[ox, kx, ic] where window ox has its tap kx at pixel ix.");
        using SourceWriter.BlockScope body = writer.Block(
            $"private static void {method}Fold(ReadOnlySpan<{_keyword}> {s_sums}, Span<{_keyword}> {_row})");
        if (plan.Periods > 0)
        {
            using SourceWriter.BlockScope loop = writer.Block($"for (int {_period} = 0; {_period} < {Affine.Text(plan.Periods)}; {_period}++)");
            for (int pixel = 0; pixel < _fold.Stride; pixel++)
            {
                EmitPixel(writer, pixel, isLoop: true);
            }
        }

        for (int pixel = plan.LoopedPixels; pixel < _fold.Columns; pixel++)
        {
            EmitPixel(writer, pixel, isLoop: false);
        }
    }

    private void EmitPixel(SourceWriter writer, int pixel, bool isLoop)
    {
        using SourceWriter.BlockScope? scope = isLoop && _fold.Stride == 1
            ? null
            : writer.Scope($"{task.Names.Column} = {Affine.Sum(pixel, (_period, isLoop ? _fold.Stride : 0))}");
        int[] contributions = [.. _fold.Contributions(pixel)];
        int first = contributions.Min();
        int length = contributions.Max() - first + (plan.Vectors * _vector.Lanes);
        string begin = Affine.Sum(first, (_period, isLoop ? _fold.Pitch : 0));
        writer.Line($"ReadOnlySpan<{_keyword}> taps = {s_sums}.Slice({begin}, {Affine.Text(length)});");
        for (int vector = 0; vector < plan.Vectors; vector++)
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
        int space = isLoop ? plan.Vectors * _vector.Lanes : (_fold.Columns - pixel) * _fold.Channels;
        string begin = Affine.Sum(pixel * _fold.Channels, (_period, isLoop ? _fold.Stride * _fold.Channels : 0));
        writer.Line($"Span<{_keyword}> {task.Names.Output}Pixel = {_row}.Slice({begin}, {Affine.Text(Math.Min(space, plan.Vectors * _vector.Lanes))});");
        for (int vector = 0; vector < plan.Vectors; vector++)
        {
            int offset = vector * _vector.Lanes;
            int lanes = space - offset >= _vector.Lanes ? _vector.Lanes : Math.Min(_vector.Lanes, _fold.Channels - offset);
            VectorText.Store(writer, _vector, "sum" + Affine.Text(vector), task.Names.Output + "Pixel", offset, lanes);
        }
    }
}
