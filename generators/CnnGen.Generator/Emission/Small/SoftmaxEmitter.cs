using CnnGen.Generator.Planning;

namespace CnnGen.Generator.Emission;

/// <summary>Softmax over the channels of each pixel.</summary>
internal static class SoftmaxEmitter
{
    /// <summary>One line with the shapes.</summary>
    public static string Summary(SoftmaxOperation softmax) => softmax.Pixels == 1
        ? $"softmax: x[{softmax.Channels}] → y[{softmax.Channels}]"
        : $"softmax over the channels of each pixel: x[{softmax.Pixels}, {softmax.Channels}] → y[{softmax.Pixels}, {softmax.Channels}]";

    /// <summary>Emits <c>Forward</c> and <c>Backward</c> of one sample; forward works in place, too.</summary>
    public static void EmitMembers(SourceWriter writer, SoftmaxOperation softmax, ElementType element)
    {
        string read = $"ReadOnlySpan<{element.Keyword}>";
        string write = $"Span<{element.Keyword}>";
        IReadOnlyList<VectorWidth> widths = VectorRun.Widths(element, softmax.Channels);
        writer.Line("// y[p, c] = exp(x[p, c] - max) / Σ over k of exp(x[p, k] - max)");
        WidthDispatch.Emit(
            writer, new("void", "Forward", $"{read} x, {write} y", "x, y"), widths, width => EmitForwardBody(writer, softmax, width));

        writer.Line();
        writer.Line("// dx[p, c] = y[p, c] * (dy[p, c] - Σ over k of y[p, k] * dy[p, k])");
        WidthDispatch.Emit(
            writer, new("void", "Backward", $"{read} y, {read} dy, {write} dx", "y, dy, dx"), widths,
            width => EmitBackwardBody(writer, softmax, width));
    }

    private static void EmitForwardBody(SourceWriter writer, SoftmaxOperation softmax, VectorWidth width)
    {
        string keyword = width.Element.Keyword;
        var run = new VectorRun(softmax.Channels, width);
        using (ChannelReduction.PixelLoop(writer, softmax.Pixels))
        {
            writer.Line($"ReadOnlySpan<{keyword}> xPixel = {ChannelReduction.PixelSlice("x", softmax.Pixels, softmax.Channels)};");
            writer.Line($"Span<{keyword}> yPixel = {ChannelReduction.PixelSlice("y", softmax.Pixels, softmax.Channels)};");
            Exponentials.Emit(writer, run, "yPixel");

            writer.Line();
            writer.Line($"{keyword} divisor = ({keyword}){ChannelReduction.Total(width, "sums")};");
            run.Emit(writer, "c", ChannelReduction.VectorsPerStep, pieces =>
            {
                foreach (RunPiece piece in pieces)
                {
                    writer.Line($"{piece.Declare("y")} {piece.LoadWritable("yPixel")} / {piece.Width.Class}.Create(divisor);");
                    piece.Store(writer, piece.Name("y"), "yPixel");
                }
            });
        }
    }

    private static void EmitBackwardBody(SourceWriter writer, SoftmaxOperation softmax, VectorWidth width)
    {
        string keyword = width.Element.Keyword;
        var run = new VectorRun(softmax.Channels, width);
        using (ChannelReduction.PixelLoop(writer, softmax.Pixels))
        {
            writer.Line($"ReadOnlySpan<{keyword}> yPixel = {ChannelReduction.PixelSlice("y", softmax.Pixels, softmax.Channels)};");
            writer.Line($"ReadOnlySpan<{keyword}> dyPixel = {ChannelReduction.PixelSlice("dy", softmax.Pixels, softmax.Channels)};");
            writer.Line($"Span<{keyword}> dxPixel = {ChannelReduction.PixelSlice("dx", softmax.Pixels, softmax.Channels)};");
            ChannelReduction.EmitSumStart(writer, "products");
            run.Emit(writer, "c", ChannelReduction.VectorsPerStep, pieces =>
            {
                foreach (RunPiece piece in pieces)
                {
                    ChannelReduction.EmitAdd(writer, piece, "products", $"{piece.Load("yPixel")} * {piece.Load("dyPixel")}");
                }
            });

            writer.Line();
            writer.Line($"{keyword} product = ({keyword}){ChannelReduction.Total(width, "products")};");
            run.Emit(writer, "c", ChannelReduction.VectorsPerStep, pieces =>
            {
                foreach (RunPiece piece in pieces)
                {
                    string difference = $"({piece.Load("dyPixel")} - {piece.Width.Class}.Create(product))";
                    writer.Line($"{piece.Declare("dx")} {piece.Load("yPixel")} * {difference};");
                    piece.Store(writer, piece.Name("dx"), "dxPixel");
                }
            });
        }
    }
}
