using CnnGen.Generator.Planning;
using CnnGen.Generator.Planning.Kernels;

namespace CnnGen.Generator.Emission;

/// <summary>Softmax over the channels of each pixel.</summary>
internal static class SoftmaxEmitter
{
    /// <summary>One line with the shapes.</summary>
    public static string Summary(SoftmaxOperation softmax) => softmax.Pixels == 1
        ? $"softmax: x[{softmax.Channels}] → y[{softmax.Channels}]"
        : $"softmax over the channels of each pixel: x[{softmax.Pixels}, {softmax.Channels}] → y[{softmax.Pixels}, {softmax.Channels}]";

    /// <summary>Emits <c>Forward</c> and <c>Backward</c> of one sample; forward works in place, too.</summary>
    public static void EmitMembers(SourceWriter writer, SoftmaxPlan plan, ElementType element)
    {
        SoftmaxOperation softmax = plan.Operation;
        string read = $"ReadOnlySpan<{element.Keyword}>";
        string write = $"Span<{element.Keyword}>";
        writer.Line("// y[p, c] = exp(x[p, c] - max) / Σ over k of exp(x[p, k] - max)");
        ReasonText.EmitComment(writer, plan.Forward.Reason);
        WidthDispatch.Emit(
            writer, new("void", "Forward", $"{read} x, {write} y", "x, y"), plan.Forward, element,
            run => EmitForwardBody(writer, softmax, run));

        writer.Line();
        writer.Line("// dx[p, c] = y[p, c] * (dy[p, c] - Σ over k of y[p, k] * dy[p, k])");
        ReasonText.EmitComment(writer, plan.Backward.Reason);
        WidthDispatch.Emit(
            writer, new("void", "Backward", $"{read} y, {read} dy, {write} dx", "y, dy, dx"), plan.Backward, element,
            run => EmitBackwardBody(writer, softmax, run));
    }

    private static void EmitForwardBody(SourceWriter writer, SoftmaxOperation softmax, RunEmitter run)
    {
        string keyword = run.Element.Keyword;
        using (ChannelReduction.PixelLoop(writer, softmax.Pixels))
        {
            writer.Line($"ReadOnlySpan<{keyword}> xPixel = {ChannelReduction.PixelSlice("x", softmax.Pixels, softmax.Channels)};");
            writer.Line($"Span<{keyword}> yPixel = {ChannelReduction.PixelSlice("y", softmax.Pixels, softmax.Channels)};");
            Exponentials.Emit(writer, run, "yPixel");

            writer.Line();
            writer.Line($"{keyword} divisor = ({keyword}){ChannelReduction.Total(run.Width, "sums")};");
            run.Emit(writer, "c", pieces =>
            {
                foreach (RunPiece piece in pieces)
                {
                    writer.Line($"{piece.Declare("y")} {Exponentials.Of(piece, "yPixel")} / {piece.Width.Class}.Create(divisor);");
                    piece.Store(writer, piece.Name("y"), "yPixel");
                }
            });
        }
    }

    private static void EmitBackwardBody(SourceWriter writer, SoftmaxOperation softmax, RunEmitter run)
    {
        string keyword = run.Element.Keyword;
        using (ChannelReduction.PixelLoop(writer, softmax.Pixels))
        {
            writer.Line($"ReadOnlySpan<{keyword}> yPixel = {ChannelReduction.PixelSlice("y", softmax.Pixels, softmax.Channels)};");
            writer.Line($"ReadOnlySpan<{keyword}> dyPixel = {ChannelReduction.PixelSlice("dy", softmax.Pixels, softmax.Channels)};");
            writer.Line($"Span<{keyword}> dxPixel = {ChannelReduction.PixelSlice("dx", softmax.Pixels, softmax.Channels)};");
            ChannelReduction.EmitSumStart(writer, "products");
            run.Emit(writer, "c", pieces =>
            {
                foreach (RunPiece piece in pieces)
                {
                    if (piece.IsKept)
                    {
                        writer.Line($"{piece.Declare("y")} {piece.Load("yPixel")};");
                        writer.Line($"{piece.Declare("dy")} {piece.Load("dyPixel")};");
                    }

                    ChannelReduction.EmitAdd(writer, piece, "products", $"{Value(piece, "y")} * {Value(piece, "dy")}");
                }
            });

            writer.Line();
            writer.Line($"{keyword} product = ({keyword}){ChannelReduction.Total(run.Width, "products")};");
            run.Emit(writer, "c", pieces =>
            {
                foreach (RunPiece piece in pieces)
                {
                    string difference = $"({Value(piece, "dy")} - {piece.Width.Class}.Create(product))";
                    writer.Line($"{piece.Declare("dx")} {Value(piece, "y")} * {difference};");
                    piece.Store(writer, piece.Name("dx"), "dxPixel");
                }
            });
        }
    }

    /// <summary>Elements of a pixel, from the variable that keeps them where they stand outside loops.</summary>
    private static string Value(RunPiece piece, string name) => piece.IsKept ? piece.Name(name) : piece.Load(name + "Pixel");
}
