using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>The copies of each pixel: a row of outputs, then its copies down the map.</summary>
internal sealed class UpSamplingForward(SourceWriter writer, UpSamplingPlan plan, ElementType element)
{
    private readonly UpSamplingOperation _operation = plan.Operation;

    private string Read => $"ReadOnlySpan<{element.Keyword}>";

    private string Write => $"Span<{element.Keyword}>";

    public static void Emit(SourceWriter writer, UpSamplingPlan plan, ElementType element) => new UpSamplingForward(writer, plan, element).Emit();

    private void Emit()
    {
        MethodSignature method = new("void", "Forward", $"{Read} x, {Write} y", "x, y");
        if (plan.CopiesRows)
        {
            using (writer.Block($"public static {method.Returns} {method.Name}({method.Parameters})"))
            {
                EmitRows(nest => EmitCopies(nest, "xRow", first: 0));
            }

            return;
        }

        WidthDispatch.Emit(writer, method, plan.Variants, variant => EmitRows(nest =>
        {
            UpSamplingEmitter.EmitSlice(writer, Write, "yRow", "y", Affine.Sum(0, nest.Term("iy", _operation.OutputRowLength * _operation.Factors.Height)), _operation.OutputRowLength);
            if (variant.Row is { } row)
            {
                EmitRow(new RunEmitter(row, element));
            }
            else
            {
                foreach (UpSamplingStretch stretch in variant.Pixels)
                {
                    EmitPixels(stretch);
                }
            }

            EmitCopies(nest, "yRow", first: 1);
        }));
    }

    private void EmitRows(Action<LoopNest> emitRow)
    {
        using var nest = new LoopNest(writer);
        nest.Open("iy", _operation.Input.Height);
        UpSamplingEmitter.EmitSlice(writer, Read, "xRow", "x", Affine.Sum(0, nest.Term("iy", _operation.RowLength)), _operation.RowLength);
        emitRow(nest);
    }

    /// <summary>A row of inputs as vectors of several pixels each.</summary>
    private void EmitRow(RunEmitter run) => run.Emit(writer, "i", pieces =>
    {
        foreach (RunPiece piece in pieces)
        {
            var shuffle = new LaneShuffle(piece.Width, _operation.Input.Channels, _operation.Factors.Width);
            writer.Line($"{piece.Declare("x")} {piece.Load("xRow")};");
            for (int part = 0; part < _operation.Factors.Width; part++)
            {
                string place = UpSamplingEmitter.Place(piece, _operation.Factors.Width, part);
                writer.Line($"{shuffle.Repeat(piece.Name("x"), part)}.CopyTo(yRow.Slice({place}, {Affine.Text(piece.Width.Lanes)}));");
            }
        }
    });

    /// <summary>Pixels that are vectors of channels.</summary>
    private void EmitPixels(UpSamplingStretch stretch)
    {
        int channels = _operation.Input.Channels;
        int copies = _operation.Factors.Width;
        int reach = stretch.Channels.Reach;
        using SourceWriter.BlockScope loop = writer.Block($"for (int ix = {Affine.Text(stretch.Begin)}; ix < {Affine.Text(stretch.End)}; ix++)");
        UpSamplingEmitter.EmitSlice(writer, Read, "xPixel", "xRow", Affine.Sum(0, ("ix", channels)), reach);
        UpSamplingEmitter.EmitSlice(writer, Write, "yPixels", "yRow", Affine.Sum(0, ("ix", channels * copies)), ((copies - 1) * channels) + reach);
        new RunEmitter(stretch.Channels, element).Emit(writer, "c", pieces =>
        {
            foreach (RunPiece piece in pieces)
            {
                writer.Line($"{piece.Declare("x")} {piece.Load("xPixel")};");
            }

            // In the order of the copies: a vector that reaches past one is followed by the next one.
            if (copies <= UpSamplingPlan.MostWrittenCopies)
            {
                for (int kx = 0; kx < copies; kx++)
                {
                    EmitStores(pieces, "yPixels", kx * channels);
                }

                return;
            }

            using SourceWriter.BlockScope ofCopies = writer.Block($"for (int kx = 0; kx < {Affine.Text(copies)}; kx++)");
            UpSamplingEmitter.EmitSlice(writer, Write, "yPixel", "yPixels", Affine.Sum(0, ("kx", channels)), reach);
            EmitStores(pieces, "yPixel", shift: 0);
        });
    }

    private void EmitStores(IReadOnlyList<RunPiece> pieces, string span, int shift)
    {
        foreach (RunPiece piece in pieces)
        {
            piece.Store(writer, piece.Name("x"), span, shift);
        }
    }

    /// <summary>The rows of a block that are the same, from <paramref name="first"/> on.</summary>
    private void EmitCopies(LoopNest nest, string row, int first)
    {
        int rows = _operation.Factors.Height;
        if (rows - first > UpSamplingPlan.MostWrittenCopies)
        {
            using SourceWriter.BlockScope loop = writer.Block($"for (int ky = {Affine.Text(first)}; ky < {Affine.Text(rows)}; ky++)");
            EmitCopy(("ky", _operation.OutputRowLength), 0);
            return;
        }

        for (int ky = first; ky < rows; ky++)
        {
            EmitCopy(("ky", 0), ky);
        }

        void EmitCopy((string, long) loop, int ky) => writer.Line(
            $"{row}.CopyTo(y.Slice({Affine.Sum((long)ky * _operation.OutputRowLength, nest.Term("iy", _operation.OutputRowLength * rows), loop)}, {Affine.Text(_operation.OutputRowLength)}));");
    }
}
