using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>The sum of the gradients of each pixel's copies, row by row.</summary>
internal sealed class UpSamplingBackward(SourceWriter writer, UpSamplingPlan plan, ElementType element)
{
    private readonly UpSamplingOperation _operation = plan.Operation;

    private string Read => $"ReadOnlySpan<{element.Keyword}>";

    private string Write => $"Span<{element.Keyword}>";

    public static void Emit(SourceWriter writer, UpSamplingPlan plan, ElementType element) => new UpSamplingBackward(writer, plan, element).Emit();

    private void Emit() => WidthDispatch.Emit(writer, new MethodSignature("void", "Backward", $"{Read} dy, {Write} dx", "dy, dx"), plan.Variants, variant =>
    {
        int block = _operation.OutputRowLength * _operation.Factors.Height;
        using var nest = new LoopNest(writer);
        nest.Open("iy", _operation.Input.Height);
        UpSamplingEmitter.EmitSlice(writer, Read, "dyRows", "dy", Affine.Sum(0, nest.Term("iy", block)), block);
        UpSamplingEmitter.EmitSlice(writer, Write, "dxRow", "dx", Affine.Sum(0, nest.Term("iy", _operation.RowLength)), _operation.RowLength);
        if (variant.Row is { } row)
        {
            new RunEmitter(row, element).Emit(writer, "i", pieces => EmitSums(pieces, "dxRow", EmitTermsOfRow));
            return;
        }

        foreach (UpSamplingStretch stretch in variant.Pixels)
        {
            EmitPixels(stretch);
        }
    });

    private void EmitPixels(UpSamplingStretch stretch)
    {
        int channels = _operation.Input.Channels;
        int copies = _operation.Factors.Width;
        int reach = stretch.Channels.Reach;
        using SourceWriter.BlockScope loop = writer.Block($"for (int ix = {Affine.Text(stretch.Begin)}; ix < {Affine.Text(stretch.End)}; ix++)");
        UpSamplingEmitter.EmitSlice(
            writer, Read, "dyBlock", "dyRows", Affine.Sum(0, ("ix", channels * copies)), ((_operation.Factors.Height - 1) * _operation.OutputRowLength) + ((copies - 1) * channels) + reach);
        UpSamplingEmitter.EmitSlice(writer, Write, "dxPixel", "dxRow", Affine.Sum(0, ("ix", channels)), reach);
        new RunEmitter(stretch.Channels, element).Emit(writer, "c", pieces => EmitSums(
            pieces, "dxPixel", (sums, run, ky) => EmitTermsOfPixel(sums, run, ky, reach)));
    }

    /// <summary>The sums of some pieces, and their stores.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="span">Receives the sums.</param>
    /// <param name="emitTerms">Emits the terms of a row of outputs: a row by its number, or null for the variable of a loop.</param>
    private void EmitSums(IReadOnlyList<RunPiece> pieces, string span, Action<PieceSums, IReadOnlyList<RunPiece>, int?> emitTerms)
    {
        int rows = _operation.Factors.Height;
        int[] indices = [.. pieces.Select(static piece => piece.Ordinal)];
        var sums = new PieceSums(writer, plan.Order, pieces);
        sums.EmitReason();
        sums.Declare(sums.Whole, indices);
        if (plan.WritesTerms)
        {
            for (int ky = 0; ky < rows; ky++)
            {
                emitTerms(sums, pieces, ky);
            }
        }
        else
        {
            sums.EmitRows("ky", "0", Affine.Text(rows), rows, indices, () => emitTerms(sums, pieces, null));
        }

        foreach (RunPiece piece in pieces)
        {
            piece.Store(writer, piece.Name(sums.Whole), span);
        }
    }

    /// <summary>Vectors of several pixels: the copies are gathered, one after another.</summary>
    private void EmitTermsOfRow(PieceSums sums, IReadOnlyList<RunPiece> pieces, int? ky)
    {
        int copies = _operation.Factors.Width;
        using IDisposable? scope = ky is null ? null : writer.Scope();
        string offset = ky is { } row ? Affine.Text(row * _operation.OutputRowLength) : Affine.Sum(0, ("ky", _operation.OutputRowLength));
        UpSamplingEmitter.EmitSlice(writer, Read, "dyRow", "dyRows", offset, _operation.OutputRowLength);
        foreach (RunPiece piece in pieces)
        {
            if (copies == 1)
            {
                writer.Line($"{piece.Name(SumLoops.Chain)} += {piece.Load("dyRow")};");
                continue;
            }

            string[] vectors = [.. Enumerable.Range(0, copies).Select(part => piece.Name(((char)('a' + part)).ToString()))];
            for (int part = 0; part < copies; part++)
            {
                string place = UpSamplingEmitter.Place(piece, copies, part);
                writer.Line($"{piece.Width.Type} {vectors[part]} = {piece.Width.Class}.Create(dyRow.Slice({place}, {Affine.Text(piece.Width.Lanes)}));");
            }

            var shuffle = new LaneShuffle(piece.Width, _operation.Input.Channels, copies);
            for (int kx = 0; kx < copies; kx++)
            {
                writer.Line($"{piece.Name(SumLoops.Chain)} += {shuffle.Gather(vectors, kx)};");
            }
        }
    }

    /// <summary>Channels of one pixel.</summary>
    private void EmitTermsOfPixel(PieceSums sums, IReadOnlyList<RunPiece> pieces, int? ky, int reach)
    {
        int channels = _operation.Input.Channels;
        int copies = _operation.Factors.Width;
        if (ky is { } row)
        {
            for (int kx = 0; kx < copies; kx++)
            {
                EmitTerms(pieces, "dyBlock", (row * _operation.OutputRowLength) + (kx * channels));
            }

            return;
        }

        int[] indices = [.. pieces.Select(static piece => piece.Ordinal)];
        sums.EmitColumns("kx", "0", Affine.Text(copies), copies, indices, () =>
        {
            UpSamplingEmitter.EmitSlice(writer, Read, "dyPixel", "dyBlock", Affine.Sum(0, ("ky", _operation.OutputRowLength), ("kx", channels)), reach);
            EmitTerms(pieces, "dyPixel", shift: 0);
        });
    }

    private void EmitTerms(IReadOnlyList<RunPiece> pieces, string span, int shift)
    {
        foreach (RunPiece piece in pieces)
        {
            writer.Line($"{piece.Name(SumLoops.Chain)} += {piece.Load(span, shift)};");
        }
    }
}
